import type { Decision } from './decide.ts';
import type { MessageFacts } from './message-evidence.ts';
import type { MessageText } from './message-text.ts';
import { contentText, isEmptyContent } from './message-text.ts';
import { withoutVendorLines } from './neutralise.ts';
import type { AttributionOptions } from './options.ts';
import type { Trailer } from './splice-trailers.ts';
import { trailersFor } from './trailers-for.ts';

/** What prepare-commit-msg leaves for commit-msg when the message is yet to be written. */
export interface PendingTrailers {
  trailers: Trailer[];
  /** What comment lines start with in this message file. */
  comment: string | null;
  /** The explanation that was put into the file. */
  hint: string;
  /** The content before the editor: while it is unchanged git is about to abort. */
  untouched: string;
}

/** What prepare-commit-msg is to do with the message file. */
export type PreparePlan =
  | { kind: 'leave' }
  | { kind: 'hold'; pending: PendingTrailers }
  | { kind: 'write'; message: MessageText; trailers: Trailer[] };

/** How git called prepare-commit-msg. */
export interface PrepareCall {
  /** Its second argument. */
  source: string;
  /** Whether somebody will edit the message. */
  hasEditor: boolean;
}

/**
 * Plans prepare-commit-msg. With an empty message or a template a trailer would turn an aborted commit
 * into a real one (git sees text), so there it only leaves a hint and commit-msg adds the trailer.
 * A merge keeps its message as it is.
 * @param call how git called the hook
 * @param lines an `AI-Lines` trailer, when the journal gave one
 */
export function planPrepare(
  { source, hasEditor }: PrepareCall,
  message: MessageText,
  facts: MessageFacts,
  decision: Decision,
  options: AttributionOptions,
  lines: readonly Trailer[] = [],
): PreparePlan {
  if (options.mode === 'off' || options.mode === 'forbid' || decision.agents.length === 0) {
    return { kind: 'leave' };
  }
  if (source === 'merge' && facts.evidence.length === 0) return { kind: 'leave' };
  const trailers = [...trailersFor(decision.agents, options.trailer, facts), ...lines];
  const untouched = contentText(message);
  const isUnwritten = source === 'template' || (source === '' && hasEditor);
  if (isUnwritten || isEmptyContent(untouched)) {
    return {
      kind: 'hold',
      pending: { trailers, comment: message.comment, hint: hintFor(trailers), untouched },
    };
  }
  const cleaned = options.mode === 'neutralise' ? withoutVendorLines(message) : message;
  if (trailers.length === 0 && cleaned.head === message.head) return { kind: 'leave' };
  return { kind: 'write', message: cleaned, trailers };
}

function hintFor(trailers: readonly Trailer[]): string {
  const lines = trailers.map(({ key, value }) => `"${key}: ${value}"`).join(', ');
  return `hunkguard will add ${lines}. If no agent wrote this, say "AI-GENERATED: none".`;
}
