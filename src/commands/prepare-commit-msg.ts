import { decideAttribution } from '../attribution/decide.ts';
import { insertHint, parseMessageText } from '../attribution/message-text.ts';
import { planPrepare } from '../attribution/prepare-message.ts';
import {
  gitDirOfMessage,
  readMessageFile,
  takePending,
  writeMessageFile,
  writePending,
} from '../git/message-file.ts';
import { insertTrailers } from '../git/trailers.ts';
import type { AttributionDeps } from './attribution-deps.ts';
import { DEFAULT_DEPS, neverBlocking, OK } from './attribution-deps.ts';
import type { CommandResult, Io } from './command.ts';
import { gatherFacts } from './commit-facts.ts';
import { linesTrailer } from './lines-trailer.ts';
import { messageArguments } from './message-arguments.ts';

/**
 * git's prepare-commit-msg: names the agents that wrote the staged change in the message. Never blocks.
 * @param args as git gives them: message file, source, commit
 */
export async function prepareCommitMsg(
  io: Io,
  args: readonly string[],
  deps: AttributionDeps = DEFAULT_DEPS,
): Promise<CommandResult> {
  const { file, source, hasEditor } = messageArguments(args, io.env);
  if (file === undefined) return OK;
  return neverBlocking(io, deps.budgetMs, async (signal) => {
    const context = { cwd: io.cwd, env: io.env, signal };
    const gitDir = gitDirOfMessage(context, file);
    takePending(gitDir);
    const text = readMessageFile(context, file);
    if (text === null) return OK;
    const message = parseMessageText(text, hasEditor);
    const facts = await gatherFacts(context, gitDir, source, message);
    if (facts === null) return OK;
    const options = await deps.loadOptions(io);
    const decision = decideAttribution(facts);
    const lines = options.lines ? linesTrailer(facts.share) : [];
    const plan = planPrepare(
      { source, hasEditor },
      message,
      facts.message,
      decision,
      options,
      lines,
    );
    if (plan.kind === 'leave') return OK;
    if (plan.kind === 'hold') {
      writePending(gitDir, plan.pending);
      writeMessageFile(context, file, insertHint(message, plan.pending.hint));
      return OK;
    }
    const rewritten = await insertTrailers(context, plan.message, plan.trailers);
    if (rewritten !== null && !signal.aborted) writeMessageFile(context, file, rewritten);
    return OK;
  });
}
