import { isAbsolute, parse, resolve } from 'node:path';
import { findRoot } from './find-repository.ts';
import type { GitContext } from './git-context.ts';

const PATH_VARIABLES = [
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_COMMON_DIR',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
];

/**
 * The context in which git cannot see the work tree: its top is said to be the root of the file system.
 * A patch is otherwise made from the file on disk whenever its times and size are those of the index
 * (git's diff.c, reuse_worktree_file), which `core.checkStat=minimal` and a `touch` can arrange, and
 * which costs hashing the file when it was staged a moment ago.
 */
export function withoutWorkTree(context: GitContext): GitContext {
  const env: Record<string, string | undefined> = { ...context.env };
  for (const name of PATH_VARIABLES) {
    const path = env[name];
    if (path && !isAbsolute(path)) env[name] = resolve(topOf(context), path);
  }
  env.GIT_WORK_TREE = parse(resolve(context.cwd)).root;
  return { cwd: context.cwd, env };
}

/** Where git stands when it resolves a relative path of these variables. */
export function topOf({ cwd, env }: GitContext): string {
  if (env.GIT_WORK_TREE) return resolve(cwd, env.GIT_WORK_TREE);
  return env.GIT_DIR ? cwd : findRoot(cwd);
}
