import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { GitContext } from './git-context.ts';

/** The nearest directory at or above `cwd` that has a `.git`; `cwd` itself when none has. */
export function findRoot(cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return resolve(cwd);
  }
}

/**
 * Where git keeps this work tree's HEAD and MERGE_HEAD, found without starting git: GIT_DIR, else the
 * nearest `.git`, a folder or a file `gitdir: …`. A guess that callers confirm before they rely on it.
 */
export function guessGitDir(context: GitContext): string {
  const given = context.env.GIT_DIR;
  if (given) return resolve(context.cwd, given);
  const root = findRoot(context.cwd);
  const path = join(root, '.git');
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  const link = /^gitdir: (.+)/.exec(readFileSync(path, 'utf8'))?.[1];
  return link === undefined ? path : resolve(root, link.trimEnd());
}

/** What all work trees of a repository share, such as its objects and its config; of the only one, its git folder. */
export function commonDir(gitDir: string): string {
  const link = join(gitDir, 'commondir');
  return existsSync(link) ? resolve(gitDir, readFileSync(link, 'utf8').trim()) : gitDir;
}
