import { indexMayName } from '../git/index-names.ts';
import { readStaged } from '../git/read-staged.ts';
import type { Io } from './command.ts';
import type { ChangeSource } from './scan-change.ts';

/** What the names of both settings files and of the baseline's folder begin with. */
const SETTINGS = '.hunkguard';

/** What is about to be committed. */
export function stagedSource(io: Io): ChangeSource {
  let tell: (paths: readonly string[] | null) => void = () => {};
  const deleted = new Promise<readonly string[] | null>((resolve) => {
    tell = resolve;
  });
  return {
    name: 'staged',
    isStaged: true,
    read: (onChunk) => readStaged(io, onChunk, tell).finally(() => tell(null)),
    trees: () => ({
      before: 'HEAD:',
      after: ':',
      merged: 'MERGE_HEAD:',
      isBare: async () => !indexMayName(io, SETTINGS) && hasKept(await deleted),
    }),
  };
}

/** HEAD has what the index has, but for what the change deletes; null: not known. */
function hasKept(deleted: readonly string[] | null): boolean {
  return deleted !== null && !deleted.some((path) => path.includes(SETTINGS));
}
