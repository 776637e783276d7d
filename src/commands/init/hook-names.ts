/** The hooks that hunkguard takes part in, in the order git runs them. */
export const HOOK_NAMES = [
  'pre-commit',
  'pre-merge-commit',
  'prepare-commit-msg',
  'commit-msg',
  'pre-push',
] as const;

export type HookName = (typeof HOOK_NAMES)[number];
