import { ToolError } from '../../errors.ts';
import { runGit } from '../../git/run-git.ts';
import type { Io } from '../command.ts';

/**
 * The login of who is at the keyboard: `hunkguard.user`, `github.user`, else the address in `user.email`.
 * @throws ToolError when none is set
 */
export async function currentUser(io: Io): Promise<string> {
  for (const key of ['hunkguard.user', 'github.user', 'user.email']) {
    const { stdout } = await runGit(io, { args: ['config', '--get', key], okCodes: [1] });
    const value = stdout.toString('utf8').trim();
    if (value !== '') return loginOf(value);
  }
  throw new ToolError('nobody is named in git’s config', 'Give --user LOGIN.');
}

function loginOf(value: string): string {
  const local = value.split('@', 1)[0] ?? '';
  return local.replace(/^\d+\+/, '').replace(/[^A-Za-z0-9._-]/g, '-');
}
