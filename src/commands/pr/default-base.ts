import { ToolError } from '../../errors.ts';
import { runGit } from '../../git/run-git.ts';
import type { Io } from '../command.ts';

const CANDIDATES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * What a branch is probably to be merged into: the first of the usual names that exists.
 * @throws ToolError when none does
 */
export async function defaultBase(io: Io): Promise<string> {
  for (const name of CANDIDATES) {
    const args = ['rev-parse', '--verify', '--quiet', `${name}^{commit}`];
    const { code } = await runGit(io, { args, okCodes: [1] });
    if (code === 0) return name;
  }
  throw new ToolError('no base branch found', 'Give one: hunkguard pr --base REF.');
}
