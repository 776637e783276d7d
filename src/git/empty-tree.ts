import type { GitContext } from './git-context.ts';
import { runGit } from './run-git.ts';

/** The id of the empty tree in this repository's hash function. */
export async function emptyTree(context: GitContext): Promise<string> {
  const { stdout } = await runGit(context, {
    args: ['hash-object', '-t', 'tree', '--stdin'],
    input: '',
  });
  return stdout.toString('latin1').trim();
}
