import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, parse, relative, resolve } from 'node:path';
import { ToolError } from '../errors.ts';
import { findRoot } from './find-repository.ts';
import type { GitContext } from './git-context.ts';

const EXECUTABLE = process.platform === 'win32' ? 'git.exe' : 'git';

/**
 * The absolute path of git: the first on PATH that is not inside the repository, where anyone who can
 * commit (or a dependency in node_modules/.bin) could have put a program of that name.
 */
export function findGit(context: GitContext): string {
  const closed = foldersOfOthers(context);
  for (const folder of searchPath(context.env).split(delimiter)) {
    if (!isAbsolute(folder) || closed.some((root) => isInside(root, folder))) continue;
    const path = join(folder, EXECUTABLE);
    if (isExecutable(path)) return path;
  }
  throw new ToolError(
    'git was not found on PATH (folders inside the repository are not searched)',
    'Install git 2.32 or later, or put its folder on PATH.',
  );
}

/** The work tree, by `.git` or by git's variables; never the root of the file system, which holds all. */
function foldersOfOthers({ cwd, env }: GitContext): string[] {
  const root = findRoot(cwd);
  const folders = existsSync(join(root, '.git')) || env.GIT_DIR ? [root] : [];
  if (env.GIT_WORK_TREE) folders.push(resolve(cwd, env.GIT_WORK_TREE));
  return folders.filter((folder) => folder !== parse(folder).root);
}

function searchPath(env: GitContext['env']): string {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return env[name] ?? '';
}

function isInside(root: string, folder: string): boolean {
  const path = relative(root, resolve(folder));
  return path === '' || (!path.startsWith('..') && !isAbsolute(path));
}

function isExecutable(path: string): boolean {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
