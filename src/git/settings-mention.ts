import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { commonDir } from './find-repository.ts';
import type { GitContext } from './git-context.ts';

/**
 * Whether it is worth starting git for the settings: looks into the usual config files for a section of
 * ours, or one that includes other files, which costs a tenth of a process.
 */
export function mentionsSettings(context: GitContext, gitDir: string): boolean {
  const { env } = context;
  if (/hunkguard/i.test(env.GIT_CONFIG_PARAMETERS ?? '')) return true;
  if (env.GIT_CONFIG_COUNT !== undefined) return true;
  const home = env.HOME ?? homedir();
  const files = [
    join(commonDir(gitDir), 'config'),
    join(gitDir, 'config.worktree'),
    env.GIT_CONFIG_SYSTEM ?? '/etc/gitconfig',
    env.GIT_CONFIG_GLOBAL ?? join(home, '.gitconfig'),
    join(env.XDG_CONFIG_HOME ?? join(home, '.config'), 'git/config'),
  ];
  return files.some(
    (file) =>
      existsSync(file) && /^\s*\[(?:hunkguard|include)/im.test(readFileSync(file, 'latin1')),
  );
}
