import type { GitContext } from './git-context.ts';

/** Variables that would change what a reading command prints; all others are git's own business. */
const DROPPED =
  /^GIT_(?:EXTERNAL_DIFF|DIFF_OPTS|LITERAL_PATHSPECS|GLOB_PATHSPECS|NOGLOB_PATHSPECS|ICASE_PATHSPECS|PAGER|TRACE.*)$/i;

/**
 * The environment of every git that reads: GIT_DIR, GIT_INDEX_FILE, GIT_WORK_TREE and the quarantine
 * variables stay, or a `commit -a` and a push would be read from the wrong place.
 */
export function gitEnv(env: GitContext['env']): Record<string, string> {
  const child: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !DROPPED.test(name)) child[name] = value;
  }
  child.GIT_OPTIONAL_LOCKS = '0';
  child.GIT_TERMINAL_PROMPT = '0';
  child.GIT_NO_LAZY_FETCH = '1';
  child.LC_ALL = 'C';
  return child;
}
