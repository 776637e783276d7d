import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { GitContext } from './git-context.ts';
import { runGit } from './run-git.ts';

/** The `hunkguard.*` settings of git's config that attribution reads. */
export interface AttributionSettings {
  /** `hunkguard.agent`: a name, or `none`. */
  agent: string | undefined;
  /** `hunkguard.ancestry`: also look at the parent processes. */
  ancestry: boolean;
}

export const NO_SETTINGS: AttributionSettings = { agent: undefined, ancestry: false };

/** Reads them through git. @throws ToolError when git fails */
export async function readSettings(context: GitContext): Promise<AttributionSettings> {
  const { stdout } = await runGit(context, {
    args: ['config', '-z', '--get-regexp', '^hunkguard\\.(agent|ancestry)$'],
    okCodes: [1],
  });
  const settings = { ...NO_SETTINGS };
  for (const record of stdout.toString('utf8').split('\0')) {
    const [name = '', value = 'true'] = splitOnce(record, '\n');
    if (name === 'hunkguard.agent') settings.agent = value;
    if (name === 'hunkguard.ancestry') settings.ancestry = /^(?:true|yes|on|1)$/i.test(value);
  }
  return settings;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

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

function commonDir(gitDir: string): string {
  const link = join(gitDir, 'commondir');
  return existsSync(link) ? resolve(gitDir, readFileSync(link, 'utf8').trim()) : gitDir;
}
