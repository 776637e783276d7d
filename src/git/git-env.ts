import type { GitContext } from './git-context.ts';

/** Variables that would change what a reading command prints; all others are git's own business. */
const DROPPED = new Set([
  'GIT_EXTERNAL_DIFF',
  'GIT_DIFF_OPTS',
  'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_PAGER',
]);

/** On Windows the names of variables have no case. */
function isDropped(name: string): boolean {
  const upper = name.toUpperCase();
  return DROPPED.has(upper) || upper.startsWith('GIT_TRACE');
}

/**
 * The environment of every git that reads: GIT_DIR, GIT_INDEX_FILE, GIT_WORK_TREE and the quarantine
 * variables stay, or a `commit -a` and a push would be read from the wrong place.
 */
export function gitEnv(env: GitContext['env']): Record<string, string> {
  const child: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !isDropped(name)) child[name] = value;
  }
  child.GIT_OPTIONAL_LOCKS = '0';
  child.GIT_TERMINAL_PROMPT = '0';
  child.GIT_NO_LAZY_FETCH = '1';
  child.LC_ALL = 'C';
  return child;
}
