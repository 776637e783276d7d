import { decideAttribution } from '../attribution/decide.ts';
import { enforceMode, planFinish } from '../attribution/finish-message.ts';
import { readMessage } from '../attribution/message-evidence.ts';
import type { MessageText } from '../attribution/message-text.ts';
import { contentText, parseMessageText } from '../attribution/message-text.ts';
import type { AttributionOptions } from '../attribution/options.ts';
import type { PendingTrailers } from '../attribution/prepare-message.ts';
import { reviewsIn } from '../attribution/review-state.ts';
import type { GitContext } from '../git/git-context.ts';
import {
  gitDirOfMessage,
  readMessageFile,
  takePending,
  writeMessageFile,
} from '../git/message-file.ts';
import { insertTrailers } from '../git/trailers.ts';
import type { AttributionDeps } from './attribution-deps.ts';
import { DEFAULT_DEPS, neverBlocking, OK } from './attribution-deps.ts';
import type { CommandResult, Io } from './command.ts';
import type { GatheredFacts } from './commit-facts.ts';
import { gatherFacts } from './commit-facts.ts';
import { messageArguments } from './message-arguments.ts';

/**
 * git's commit-msg: adds the trailers that prepare-commit-msg held back, takes them off a message that
 * was left empty, and applies the mode. Exit code 1 only when the mode refuses the commit.
 */
export async function commitMsg(
  io: Io,
  args: readonly string[],
  deps: AttributionDeps = DEFAULT_DEPS,
): Promise<CommandResult> {
  const { file, hasEditor } = messageArguments(args, io.env);
  if (file === undefined) return OK;
  return neverBlocking(io, deps.budgetMs, async (signal) => {
    const context = { cwd: io.cwd, env: io.env, signal };
    const gitDir = gitDirOfMessage(context, file);
    const pending = takePending(gitDir);
    const text = readMessageFile(context, file);
    if (text === null) return OK;
    const message = withComment(parseMessageText(text, hasEditor), pending);
    const facts = await gatherFacts(context, gitDir, '', message);
    if (facts === null && pending === null) return OK;
    const options = await deps.loadOptions(io);
    const finished = await finish(context, file, message, pending, options);
    return facts === null ? OK : judge(context, finished, facts, options);
  });
}

function withComment(message: MessageText, pending: PendingTrailers | null): MessageText {
  return { ...message, comment: message.comment ?? pending?.comment ?? null };
}

/** Rewrites the message file where it must be, and returns the message as it now stands. */
async function finish(
  context: GitContext,
  file: string,
  message: MessageText,
  pending: PendingTrailers | null,
  options: AttributionOptions,
): Promise<MessageText> {
  const plan = planFinish(message, readMessage(contentText(message)), pending, options);
  if (plan.kind === 'leave') return message;
  const rewritten = await insertTrailers(context, plan.message, plan.trailers);
  if (rewritten === null || context.signal?.aborted === true) return message;
  writeMessageFile(context, file, rewritten);
  return { ...message, head: rewritten.slice(0, rewritten.length - message.tail.length) };
}

async function judge(
  context: GitContext,
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

async function stagedHasMarker(context: GitContext): Promise<boolean> {
  return (await import('./staged-markers.ts')).stagedHasMarker(context);
}

async function sensitiveStaged(
  context: GitContext,
  options: AttributionOptions,
): Promise<string[]> {
  if (options.sensitivePaths.length === 0) return [];
  const [{ stagedPaths }, { default: micromatch }] = await Promise.all([
    import('../git/staged-tree.ts'),
    import('micromatch'),
  ]);
  return micromatch(await stagedPaths(context), [...options.sensitivePaths], { dot: true });
}
