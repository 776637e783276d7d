import { decideAttribution } from '../attribution/decide.ts';
import { enforceMode, planFinish } from '../attribution/finish-message.ts';
import { readMessage } from '../attribution/message-evidence.ts';
import type { MessageText } from '../attribution/message-text.ts';
import { contentText } from '../attribution/message-text.ts';
import type { AttributionOptions } from '../attribution/options.ts';
import type { PendingTrailers } from '../attribution/prepare-message.ts';
import { reviewsIn } from '../attribution/review-state.ts';
import { writeMessageFile } from '../git/message-file.ts';
import { insertTrailers } from '../git/trailers.ts';
import type { AttributionDeps, HookContext } from './attribution-deps.ts';
import { OK } from './attribution-deps.ts';
import type { CommandResult } from './command.ts';
import type { GatheredFacts } from './commit-facts.ts';
import { gatherFacts } from './commit-facts.ts';
import type { FirstLook } from './first-look.ts';

/** A message that is about to become a commit, and what prepare-commit-msg left for it. */
export interface FinishedMessage {
  gitDir: string;
  file: string;
  message: MessageText;
  pending: PendingTrailers | null;
  look: FirstLook;
}

/** The part of commit-msg that only commits with some evidence pay for. */
export async function finishCommit(
  context: HookContext,
  { gitDir, file, message, pending, look }: FinishedMessage,
  deps: AttributionDeps,
): Promise<CommandResult> {
  const facts = look.isDone ? null : await gatherFacts(context, gitDir, look);
  if (facts === null && pending === null) return OK;
  const options = await deps.loadOptions(context);
  const finished = await finish(context, file, message, pending, options);
  return facts === null ? OK : await judge(context, finished, facts, options);
}

/** Rewrites the message file where it must be, and returns the message as it now stands. */
async function finish(
  context: HookContext,
  file: string,
  message: MessageText,
  pending: PendingTrailers | null,
  options: AttributionOptions,
): Promise<MessageText> {
  const plan = planFinish(message, readMessage(contentText(message)), pending, options);
  if (plan.kind === 'leave') return message;
  const rewritten = insertTrailers(context, plan.message, plan.trailers);
  if (rewritten === null || context.isLate()) return message;
  writeMessageFile(context, file, rewritten);
  return { ...message, head: rewritten.slice(0, rewritten.length - message.tail.length) };
}

async function judge(
  context: HookContext,
  message: MessageText,
  facts: GatheredFacts,
  options: AttributionOptions,
): Promise<CommandResult> {
  if (options.mode === 'record' || options.mode === 'off' || options.mode === 'neutralise')
    return OK;
  const finished = readMessage(contentText(message));
  const hasTrailer = [...finished.declared.values()].some((agents) => agents.size > 0);
  const wantsMarker = !hasTrailer && ['warn', 'require-marker'].includes(options.mode);
  const author = facts.author ?? { name: '', email: '' };
  const verdict = enforceMode(options, {
    decision: decideAttribution({ ...facts, message: finished }),
    hasTrailer,
    hasMarker: wantsMarker && (await stagedHasMarker(context)),
    sensitive: options.mode === 'require-review' ? await sensitiveStaged(context, options) : [],
    reviewed: reviewsIn(contentText(message), author).some(({ counts }) => counts),
  });
  return { exitCode: verdict.refuse ? 1 : 0, stdout: '', stderr: verdict.text ?? '' };
}

async function stagedHasMarker(context: HookContext): Promise<boolean> {
  return (await import('./staged-markers.ts')).stagedHasMarker(context);
}

async function sensitiveStaged(
  context: HookContext,
  options: AttributionOptions,
): Promise<string[]> {
  if (options.sensitivePaths.length === 0) return [];
  const [{ stagedPaths }, { default: micromatch }] = await Promise.all([
    import('../git/staged-tree.ts'),
    import('micromatch'),
  ]);
  return micromatch(await stagedPaths(context), [...options.sensitivePaths], { dot: true });
}
