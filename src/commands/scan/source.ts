import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parsePatch } from '../../diff/parse-patch.ts';
import { ToolError } from '../../errors.ts';
import { readAllFiles } from '../../git/read-all-files.ts';
import { readPaths } from '../../git/read-paths.ts';
import { readRange } from '../../git/read-range.ts';
import { readStaged } from '../../git/read-staged.ts';
import type { Io } from '../command.ts';
import type { ChangeSource } from '../scan-change.ts';
import type { ScanArgs } from './scan.ts';

/**
 * The one source that the arguments name.
 * @throws ToolError when they name several
 */
export async function sourceFrom(io: Io, args: ScanArgs): Promise<ChangeSource> {
  const named = [
    args.staged === true && '--staged',
    args.range !== undefined && '--range',
    args.allFiles === true && '--all-files',
    args.diff !== undefined && '--diff',
    args.files.length > 0 && 'FILES',
  ].filter((name) => name !== false);
  if (named.length > 1) {
    throw new ToolError(`${named.join(' and ')} name different sources`, 'Give exactly one.');
  }
  const { range, diff, files } = args;
  if (range !== undefined) return { name: range, read: (onChunk) => readRange(io, range, onChunk) };
  if (args.allFiles) return { name: 'all files', read: (onChunk) => readAllFiles(io, onChunk) };
  if (diff !== undefined) {
    const bytes = diff === '-' ? await io.readStdin() : await readFile(resolve(io.cwd, diff));
    return {
      name: diff === '-' ? 'diff on standard input' : `diff ${diff}`,
      read: async (onChunk) => parsePatch(bytes, onChunk),
    };
  }
  if (files.length > 0) return { name: 'files', read: (onChunk) => readPaths(io, files, onChunk) };
  return { name: 'staged', read: (onChunk) => readStaged(io, onChunk) };
}
