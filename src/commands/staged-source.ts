import { readStaged } from '../git/read-staged.ts';
import type { Io } from './command.ts';
import type { ChangeSource } from './scan-change.ts';

/** What is about to be committed. */
export function stagedSource(io: Io): ChangeSource {
  return {
    name: 'staged',
    read: (onChunk) => readStaged(io, onChunk),
    trees: () => ({ before: 'HEAD:', after: ':', merged: 'MERGE_HEAD:' }),
  };
}
