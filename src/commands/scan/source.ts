import { ToolError } from '../../errors.ts';
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
  return { name: 'staged', read: (onChunk) => readStaged(io, onChunk) };
}
