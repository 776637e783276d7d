import type { AttributionOptions } from '../attribution/options.ts';
import { judgePublished } from '../attribution/push-policy.ts';
import type { PushTarget } from '../git/read-pushed.ts';
import { listPushed } from '../git/read-pushed.ts';
import type { RefUpdate } from '../git/ref-updates.ts';
import { attributedCommits } from './attributed-commits.ts';
import type { CommandResult, Io } from './command.ts';

/**
 * What pre-push and pre-receive say about AI-written commits, in the modes that ask for something. Unlike
 * the message hooks this is a gate: errors are errors.
 * @returns exit code 1 with the commits that a mode refuses, else 0
 * @throws ToolError when git fails
 */
export async function checkPushedAttribution(
  io: Io,
  updates: readonly RefUpdate[],
  target: PushTarget,
  options: AttributionOptions,
): Promise<CommandResult> {
  if (!['require-review', 'require-marker', 'forbid'].includes(options.mode)) {
    return { exitCode: 0, stdout: '', stderr: '' };
  }
  const pushed = await listPushed(io, updates, target);
  return await checkCommits(
    io,
    pushed.map(({ oid }) => oid),
    options,
  );
}

/** The same for commits by id, as CI has them. */
export async function checkCommits(
  io: Io,
  oids: readonly string[],
  options: AttributionOptions,
): Promise<CommandResult> {
  if (oids.length === 0) return { exitCode: 0, stdout: '', stderr: '' };
  const commits = await attributedCommits(io, ['--no-walk=unsorted'], `${oids.join('\n')}\n`);
  const violations = judgePublished(commits, options);
  const lines = violations.map(
    ({ oid, agent, reason }) => `  ${oid.slice(0, 12)}  ${agent}: ${reason}`,
  );
  if (violations.length === 0) return { exitCode: 0, stdout: '', stderr: '' };
  const count = `${violations.length} AI-written commit${violations.length === 1 ? '' : 's'}`;
  return {
    exitCode: 1,
    stdout: '',
    stderr: `hunkguard: ${count} refused (attribution.mode: ${options.mode})\n${lines.join('\n')}\n  ${NEXT[options.mode] ?? ''}\n`,
  };
}

const NEXT: Readonly<Record<string, string>> = {
  'require-review':
    'Have another person review them and add "Reviewed-by: Name <email>" (git rebase, git commit --amend), or to the merge that brings them in.',
  'require-marker': 'Add the trailer with git commit --amend or git rebase.',
  forbid: 'Leave them out of the push.',
};
