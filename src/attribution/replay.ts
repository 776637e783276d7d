/** What tells a commit that git makes again from one that somebody makes now. */
export interface ReplayFacts {
  /** Second argument of prepare-commit-msg. */
  source: string;
  /** Names that exist in the git directory of this work tree, of `STATE_FILES`. */
  state: ReadonlySet<string>;
  /** `GIT_REFLOG_ACTION`: set by the sequencer when it runs `git commit` for a reword or a squash. */
  reflogAction: string;
  content: string;
}

/** Files and folders of the git directory that a replay leaves while it runs. */
export const STATE_FILES = [
  'MERGE_HEAD',
  'MERGE_MSG',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'SQUASH_MSG',
  'rebase-merge',
  'rebase-merge/amend',
  'rebase-apply',
] as const;

/**
 * Whether the content of this commit was written earlier: rebase, cherry-pick, revert, squash, merge.
 * Whoever runs those is not its author, so the environment proves nothing. A stop of `rebase -i` for
 * `edit` leaves `rebase-merge/amend`: what is committed there is new.
 *
 * `MERGE_MSG` next to a source of `message` is a clean revert or pick inside the sequencer (it leaves no
 * other trace), or a commit after `cherry-pick -n` [seen with git 2.39].
 */
export function isReplay({ source, state, reflogAction, content }: ReplayFacts): boolean {
  if (source === 'merge' || source === 'squash') return true;
  if (['MERGE_HEAD', 'MERGE_MSG', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'SQUASH_MSG'].some(inState)) {
    return true;
  }
  if (/^(?:rebase|cherry-pick|revert|merge|pull)\b/.test(reflogAction)) return true;
  if (/^This reverts commit [0-9a-f]{7,64}\b/m.test(content)) return true;
  const stoppedForEdit = inState('rebase-merge/amend');
  return (
    source === 'message' && (inState('rebase-merge') || inState('rebase-apply')) && !stoppedForEdit
  );

  function inState(name: string): boolean {
    return state.has(name);
  }
}
