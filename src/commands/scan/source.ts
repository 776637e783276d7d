import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { AddedChunk, ChangedFile, ChangeTotals, OnChunk } from '../../diff/added-chunk.ts';
import { parsePatch } from '../../diff/parse-patch.ts';
import { ToolError } from '../../errors.ts';
import { readAllFiles } from '../../git/read-all-files.ts';
import { readPaths } from '../../git/read-paths.ts';
import { readRange, resolveRange } from '../../git/read-range.ts';
import type { Io } from '../command.ts';
import type { ChangeSource } from '../scan-change.ts';
import { stagedSource } from '../staged-source.ts';
import type { ScanArgs } from './scan.ts';

/**
 * The one source that the arguments name.
 * @throws ToolError when they name several
 */
export function sourceFrom(io: Io, args: ScanArgs): ChangeSource {
  refuseSeveral(args);
  const { range, diff, files } = args;
  if (range !== undefined) return rangeSource(io, range);
  if (args.allFiles) {
    return {
      name: 'all files',
      read: (onChunk) => readAllFiles(io, onChunk),
      trees: () => ({ before: 'HEAD:' }),
    };
  }
  if (diff !== undefined) return diffSource(io, diff);
  if (files.length > 0) return { name: 'files', read: (onChunk) => readPaths(io, files, onChunk) };
  return stagedSource(io);
}

/** A range is judged by the settings that it starts from. */
function rangeSource(io: Io, range: string): ChangeSource {
  return {
    name: range,
    read: (onChunk) => readRange(io, range, onChunk),
    async trees() {
      const { from, to } = await resolveRange(io, range);
      return { before: `${from}:`, after: `${to}:` };
    },
  };
}

function refuseSeveral(args: ScanArgs): void {
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
}

function diffSource(io: Io, diff: string): ChangeSource {
  return {
    name: diff === '-' ? 'diff on standard input' : `diff ${diff}`,
    async read(onChunk) {
      const reader = parsePatch(withoutObjects(onChunk));
      for await (const bytes of diff === '-' ? io.stdin() : fileStream(resolve(io.cwd, diff))) {
        reader.write(bytes);
      }
      return reader.end() satisfies ChangeTotals;
    },
  };
}

async function* fileStream(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new ToolError(
      `the diff can't be read: ${(error as Error).message}`,
      'Give --diff a file, or - for standard input.',
      {
        cause: error,
      },
    );
  }
}

/** A given diff may come from any repository: its object ids are nothing to look up here. */
function withoutObjects(onChunk: OnChunk): OnChunk {
  let named: ChangedFile | undefined;
  let file: ChangedFile | undefined;
  return (chunk: AddedChunk) => {
    if (chunk.file !== named || file === undefined) {
      named = chunk.file;
      file = { ...chunk.file, oid: null };
    }
    onChunk({ ...chunk, file });
  };
}
