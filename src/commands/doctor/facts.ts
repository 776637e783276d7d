import type { HookName } from '../init/hook-names.ts';
import type { LiveHook, Surroundings } from '../init/look-around.ts';
import type { Proof } from '../init/prove.ts';

/** Who starts hunkguard in one hook; null when nobody does. */
export type Way = 'script' | 'husky' | 'lefthook' | 'pre-commit' | 'by hand' | null;

/** Everything a diagnosis hangs on, read once; all paths are absolute unless said. */
export interface Facts {
  around: Surroundings;
  /** Whether the folder git looks into exists. */
  dirExists: boolean;
  ways: Readonly<Record<HookName, Way>>;
  /** Hooks that a manager's config hands to hunkguard, whether the manager is installed or not. */
  configured: Readonly<Record<'husky' | 'lefthook' | 'pre-commit', readonly HookName[]>>;
  /** Hooks in git's default folder that core.hooksPath keeps from running. */
  shadowed: readonly LiveHook[];
  /** Names of hooks kept aside by `init`, in the live folder. */
  kept: readonly string[];
  /** Scripts of ours that `init` would write differently today. */
  stale: readonly string[];
  /** Launchers that live hooks and configs name, as written there, and whether one is there. */
  launchers: readonly { hook: string; places: readonly string[]; found: string | null }[];
  /** What `hook.sh --find-node` answers with a graphical client's PATH; null for none. */
  guiNode: string | null;
  /** Version of the node that hooks run in this shell, `v22.1.0`; null for none. */
  nodeVersion: string | null;
  /** Versions of the packages that live hooks start, where they differ from this one. */
  otherVersions: readonly string[];
  lefthook: { program: string | null; asserts: boolean };
  version: string;
  env: Readonly<Record<string, string | undefined>>;
  /** null when nothing of hunkguard's is live, or it is switched off. */
  proof: Proof | null;
}
