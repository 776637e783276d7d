import type { ChangedFile } from '../diff/added-chunk.ts';
import type { PatternRule } from '../rules/rule.ts';
import type { Candidate } from './candidate.ts';
import { judgeSecret } from './secrets/judge.ts';
import type { SpanVerdict, Verdict } from './secrets/secret-site.ts';

/** Matches of one rule in one window; more of them say nothing new. */
const MATCHES = 200;

/** The text that a rule is tried on: a line, a window of it, or a line with those that follow. */
export interface LineText {
  file: ChangedFile;
  /** 1-based number of the first line. */
  line: number;
  /** One character per byte (Latin-1). */
  text: string;
  /** Where `text` begins within its line, in bytes. */
  textStart: number;
}

/** Calls `found` for every candidate of a rule that may match anywhere in the text. */
export function matchAnywhere(
  rule: PatternRule,
  pattern: RegExp,
  at: LineText,
  found: (candidate: Candidate) => void,
): void {
  pattern.lastIndex = 0;
  for (let n = 0; n < MATCHES; n++) {
    const match = pattern.exec(at.text);
    if (match === null) return;
    if (match[0] === '') pattern.lastIndex++;
    const candidate = toCandidate(rule, at, match);
    if (candidate !== null) found(candidate);
  }
}

/**
 * Tries an anchored rule at one keyword.
 * @param offset where the pattern must begin, in `at.text`
 * @returns how far the text is spoken for: the offset of the secret, or the end of a name whose value is
 *   none, since the next name on the line may have one; -1 when nothing matched
 */
export function matchAnchored(
  rule: PatternRule,
  pattern: RegExp,
  at: LineText,
  offset: number,
  found: (candidate: Candidate) => void,
): number {
  pattern.lastIndex = offset;
  const match = pattern.exec(at.text);
  if (match === null) return -1;
  const candidate = toCandidate(rule, at, match);
  if (candidate === null && match.groups?.tail !== undefined)
    return offset + match.groups.tail.length;
  if (candidate !== null) found(candidate);
  return secretSpan(match).start;
}

/** The captured secret's offsets, or the whole match's. */
function secretSpan(match: RegExpExecArray): { start: number; end: number } {
  const start = match.index;
  const end = start + match[0].length;
  const secret = match.groups?.secret;
  if (secret === undefined) return { start, end };
  const from = start + match[0].lastIndexOf(secret);
  return { start: from, end: from + secret.length };
}

function toCandidate(rule: PatternRule, at: LineText, match: RegExpExecArray): Candidate | null {
  const { file, line, text, textStart } = at;
  const { start: secretStart, end: secretEnd } = secretSpan(match);
  const start = match.index;
  const end = start + match[0].length;
  const taken = text.slice(secretStart, secretEnd);
  if (rule.unless?.some((pattern) => new RegExp(pattern, 'i').test(taken))) return null;
  const groups = match.groups ?? {};
  const site = { text, start, end, secretStart, secretEnd, path: file.path, groups };
  const verdict: Verdict | SpanVerdict | null =
    groups.secret === undefined ? rule : judgeSecret(rule, site);
  if (verdict === null) return null;
  const span = { start, end, secretStart, secretEnd };
  if (isSpan(verdict)) {
    span.secretStart = verdict.secretStart;
    span.secretEnd = verdict.secretEnd;
    span.end = Math.max(end, verdict.secretEnd);
  }
  const { severity, confidence } = verdict;
  return onOneLine({ rule, file, severity, confidence, line, text, textStart, ...span });
}

function isSpan(verdict: Verdict | SpanVerdict): verdict is SpanVerdict {
  return 'secretStart' in verdict;
}

/** A candidate stands on its secret's line: what a pattern read of other lines is cut off. */
function onOneLine(candidate: Candidate): Candidate {
  const { text, secretStart } = candidate;
  const from = secretStart === 0 ? 0 : text.lastIndexOf('\n', secretStart - 1) + 1;
  const next = text.indexOf('\n', secretStart);
  const to = next < 0 ? text.length : next;
  if (from === 0 && to === text.length) return candidate;
  const move = (offset: number) => Math.min(Math.max(offset, from), to) - from;
  return {
    ...candidate,
    line: candidate.line + countNewlines(text, from),
    text: text.slice(from, to),
    textStart: from === 0 ? candidate.textStart : 0,
    start: move(candidate.start),
    end: move(candidate.end),
    secretStart: move(secretStart),
    secretEnd: move(candidate.secretEnd),
  };
}

function countNewlines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
