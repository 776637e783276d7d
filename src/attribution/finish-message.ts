import type { Decision } from './decide.ts';
import type { MessageFacts } from './message-evidence.ts';
import type { MessageText } from './message-text.ts';
import { contentText, isEmptyContent } from './message-text.ts';
import { withoutVendorLines } from './neutralise.ts';
import type { AttributionOptions } from './options.ts';
import { TRAILER_KEYS } from './options.ts';
import type { PendingTrailers } from './prepare-message.ts';
import type { Trailer } from './splice-trailers.ts';
import { trailersFor } from './trailers-for.ts';

/** What commit-msg is to do with the message file. */
export type FinishPlan =
  | { kind: 'leave' }
  | { kind: 'rewrite'; message: MessageText; trailers: Trailer[] };

const OURS = new RegExp(`^(?:${[...TRAILER_KEYS, 'AI-Lines'].join('|')}):`, 'i');

/** Whether nothing but our own trailers and sign-offs is left of a message. */
export function isOnlyTrailers(content: string): boolean {
  const rest = content.split('\n').filter((line) => !OURS.test(line));
  return OURS.test(content.trimStart().split('\n')[0] ?? '') && isEmptyContent(rest.join('\n'));
}

/**
 * Plans commit-msg: add what prepare-commit-msg held back, once the message has been written; take our
 * trailers away again when nothing else is there, so that git aborts as its user asked.
 */
export function planFinish(
  message: MessageText,
  facts: MessageFacts,
  pending: PendingTrailers | null,
  options: AttributionOptions,
): FinishPlan {
  const content = contentText(message);
  if (isOnlyTrailers(content)) {
    return { kind: 'rewrite', message: withoutOurs(message), trailers: [] };
  }
  const cleaned = withoutHint(message, pending);
  const bare = options.mode === 'neutralise' ? withoutVendorLines(cleaned) : cleaned;
  const agents = pending === null ? vendorsOf(facts, bare, message) : agentsOf(pending);
  const isUnwritten = isEmptyContent(content) || content === pending?.untouched;
  const trailers =
    isUnwritten || facts.declaresNone
      ? []
      : [...trailersFor(agents, options.trailer, facts), ...sharesOf(pending)];
  if (trailers.length === 0 && bare.head === message.head) return { kind: 'leave' };
  return { kind: 'rewrite', message: bare, trailers };
}

function agentsOf(pending: PendingTrailers): string[] {
  return [...new Set(pending.trailers.filter(isCredit).map(({ value }) => value))];
}

function sharesOf(pending: PendingTrailers | null): Trailer[] {
  return (pending?.trailers ?? []).filter((trailer) => !isCredit(trailer));
}

function isCredit({ key }: Trailer): boolean {
  return key !== 'AI-Lines';
}

/** In `neutralise`, whoever was named by lines that are taken out. */
function vendorsOf(facts: MessageFacts, bare: MessageText, message: MessageText): string[] {
  return bare.head === message.head ? [] : [...new Set(facts.evidence.map(({ agent }) => agent))];
}

function withoutOurs(message: MessageText): MessageText {
  return { ...message, head: dropLines(message.head, (line) => OURS.test(line)) };
}

function withoutHint(message: MessageText, pending: PendingTrailers | null): MessageText {
  if (pending === null || pending.comment === null) return message;
  const hint = `${pending.comment} ${pending.hint}`;
  return { ...message, head: dropLines(message.head, (line) => line.trimEnd() === hint) };
}

function dropLines(text: string, drop: (line: string) => boolean): string {
  return text
    .split('\n')
    .filter((line) => !drop(line))
    .join('\n');
}

/** What a mode says about the finished message. */
export interface Verdict {
  refuse: boolean;
  /** What to print, or null. */
  text: string | null;
}

/** What commit-msg needs to judge by mode, beside the message. */
export interface EnforceFacts {
  decision: Decision;
  /** Whether the message carries one of our trailers naming an agent. */
  hasTrailer: boolean;
  /** Whether an added line carries an in-code marker; asked only when it matters. */
  hasMarker: boolean;
  /** Staged paths that `sensitivePaths` covers. */
  sensitive: readonly string[];
  /** Whether a person who is not the author reviewed it, by trailer. */
  reviewed: boolean;
}

/** Applies the mode to a finished message. Only evidence that is strong can refuse a commit. */
export function enforceMode(options: AttributionOptions, facts: EnforceFacts): Verdict {
  const strong = facts.decision.evidence.find(({ strength }) => strength === 'strong');
  if (strong === undefined || options.mode === 'off') return { refuse: false, text: null };
  const why = `${strong.agent} (${strong.detail})`;
  if (options.mode === 'forbid') {
    return refusal(
      `This repository takes no AI-written commits; found ${why}.`,
      'Have it written by a person, or ask the maintainers.',
    );
  }
  const isMarked = facts.hasTrailer || facts.hasMarker;
  if (options.mode === 'warn' && !isMarked) {
    return {
      refuse: false,
      text: `hunkguard: ${why} took part, and the message doesn't say so.\n`,
    };
  }
  if (options.mode === 'require-marker' && !isMarked) {
    return refusal(
      `${why} took part, and neither a trailer nor a marker says so.`,
      `Keep the line "${options.trailer[0]}: ${strong.agent}" in the message.`,
    );
  }
  if (options.mode === 'require-review' && facts.sensitive.length > 0 && !facts.reviewed) {
    return refusal(
      `${why} changed ${facts.sensitive.join(', ')}, which needs a review before it is committed.`,
      'Have another person review it and add "Reviewed-by: Name <email>".',
    );
  }
  return { refuse: false, text: null };
}

function refusal(what: string, next: string): Verdict {
  return { refuse: true, text: `hunkguard: commit refused. ${what}\n  ${next}\n` };
}
