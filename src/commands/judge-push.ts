import { loadAttributionOptions } from './attribution-options.ts';
import { checkPushedAttribution } from './attribution-push.ts';
import type { CommandResult, Io } from './command.ts';
import type { PushSource } from './push-source.ts';
import { reportOfHook } from './report-of-hook.ts';

/**
 * Both questions about a push: what its commits add, and whether those an agent wrote carry what
 * `attribution.mode` asks for, by the settings the push is judged by.
 */
export async function judgePush(io: Io, source: PushSource): Promise<CommandResult> {
  const scanned = await reportOfHook(io, source);
  const trees = await source.trees?.();
  const options = await loadAttributionOptions(io, (trees?.before ?? 'HEAD:').slice(0, -1));
  const attributed = await checkPushedAttribution(io, source.updates, source.target, options);
  return {
    exitCode: scanned.exitCode === 0 ? attributed.exitCode : scanned.exitCode,
    stdout: scanned.stdout + attributed.stdout,
    stderr: scanned.stderr + (scanned.exitCode === 1 ? REWRITE : '') + attributed.stderr,
  };
}

/** What a finding says, to change the line, is not enough once the line is in a commit. */
const REWRITE =
  '  These commits exist already: change them (git commit --amend, git rebase -i); one more commit on top leaves the lines in the history.\n';
