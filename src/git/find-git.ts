import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, relative, resolve } from 'node:path';
import { ToolError } from '../errors.ts';
import { findRoot } from './find-repository.ts';
import type { GitContext } from './git-context.ts';

const EXECUTABLE = process.platform === 'win32' ? 'git.exe' : 'git';

/**
 * The absolute path of git: the first on PATH that is not inside the repository, where anyone who can
 * commit (or a dependency in node_modules/.bin) could have put a program of that name.
 */
export function findGit(context: GitContext): string {
  const root = findRoot(context.cwd);
  for (const folder of searchPath(context.env).split(delimiter)) {
    if (!isAbsolute(folder) || isInside(root, folder) || isInside(context.cwd, folder)) continue;
    const path = join(folder, EXECUTABLE);
    if (isExecutable(path)) return path;
  }
  throw new ToolError(
    'git was not found on PATH (folders inside the repository are not searched)',
    'Install git 2.32 or later, or put its folder on PATH.',
  );
}

function searchPath(env: GitContext['env']): string {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return env[name] ?? '';
}

function isInside(root: string, folder: string): boolean {
  const path = relative(resolve(root), resolve(folder));
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
