import { decideAttribution } from '../attribution/decide.ts';
import type { MessageText } from '../attribution/message-text.ts';
import { insertHint } from '../attribution/message-text.ts';
import { planPrepare } from '../attribution/prepare-message.ts';
import { writeMessageFile, writePending } from '../git/message-file.ts';
import { insertTrailers } from '../git/trailers.ts';
import type { AttributionDeps, HookContext } from './attribution-deps.ts';
import { gatherFacts } from './commit-facts.ts';
import type { FirstLook } from './first-look.ts';
import { linesTrailer } from './lines-trailer.ts';

/** A message that may be an agent's commit. */
export interface SuspectMessage {
  gitDir: string;
  file: string;
  source: string;
  hasEditor: boolean;
  message: MessageText;
  look: FirstLook;
}

/** The part of prepare-commit-msg that only commits with some evidence pay for. */
export async function writeAttribution(
  context: HookContext,
  { gitDir, file, source, hasEditor, message, look }: SuspectMessage,
  deps: AttributionDeps,
): Promise<void> {
  const facts = await gatherFacts(context, gitDir, look);
  if (facts === null) return;
  const options = await deps.loadOptions(context);
  const decision = decideAttribution(facts);
  const lines = options.lines ? linesTrailer(facts.share) : [];
  const call = { source, hasEditor };
  const plan = planPrepare(call, message, facts.message, decision, options, lines);
  if (plan.kind === 'leave' || context.isLate()) return;
  if (plan.kind === 'hold') {
    writePending(gitDir, plan.pending);
    writeMessageFile(context, file, insertHint(message, plan.pending.hint));
    return;
  }
  const rewritten = insertTrailers(context, plan.message, plan.trailers);
  if (rewritten !== null && !context.isLate()) writeMessageFile(context, file, rewritten);
}
