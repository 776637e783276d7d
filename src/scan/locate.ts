import { type Candidate, secretOf } from './candidate.ts';
import type { Finding } from './finding.ts';
import type { Decided } from './pass-two.ts';
import { redactSpans } from './redact.ts';
import type { LocatedFinding } from './scanner.ts';
import type { SourceText } from './source-text.ts';
import type { Suspect } from './suspect.ts';
import {
  candidateToFinding,
  codeMatchToFinding,
  type FindingTools,
  fromLatin1,
  isSecret,
  type RedactedLine,
} from './to-finding.ts';

/** What was decided on a file, as findings with their places. */
export function locate(
  suspect: Suspect,
  decided: Decided,
  source: SourceText | undefined,
  tools: FindingTools,
): LocatedFinding[] {
  const { file } = suspect;
  const { commit } = file;
  const ofCommit = (finding: Finding): Finding =>
    commit === undefined ? finding : { ...finding, commit };
  const redacted = createRedaction(decided.candidates);
  const fromPatterns = decided.candidates.map((candidate) => {
    const beside = redacted(candidate);
    return {
      finding: ofCommit(candidateToFinding(candidate, beside, candidate.textStart, tools)),
      rawLine: source?.lines[candidate.line - 1] ?? fromLatin1(candidate.text),
      secret: isSecret(candidate) ? fromLatin1(secretOf(candidate)) : '',
      lineAbove: source?.lines[candidate.line - 2],
    };
  });
  const lines = source?.lines ?? [];
  const hidden = decided.candidates
    .filter(isSecret)
    .map((candidate) => fromLatin1(secretOf(candidate)));
  const fromCode = decided.matches.map(({ match, line }) => ({
    finding: ofCommit(codeMatchToFinding(match, file.path, lines, line, hidden, tools)),
    rawLine: lines[line - 1] ?? '',
    secret: '',
    lineAbove: source?.lines[line - 2],
  }));
  return [...fromPatterns, ...fromCode];
}

/**
 * Every secret of the line is hidden in every finding on it. A line is worked out once, or a hostile one
 * with thousands of findings would cost their square.
 */
function createRedaction(all: readonly Candidate[]): (candidate: Candidate) => RedactedLine {
  const known = new Map<string, RedactedLine>();
  const onLine = new Map<number, Candidate[]>();
  for (const candidate of all.filter(isSecret)) {
    const others = onLine.get(candidate.line);
    if (others === undefined) onLine.set(candidate.line, [candidate]);
    else others.push(candidate);
  }
  return (candidate) => {
    const { line, text, textStart } = candidate;
    const key = `${line}:${textStart}:${text.length}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const secrets = (onLine.get(line) ?? [])
      .map((other) => ({
        start: Math.max(0, other.textStart + other.secretStart - textStart),
        end: Math.min(text.length, other.textStart + other.secretEnd - textStart),
      }))
      .filter(({ start, end }) => end > start);
    const redacted = { secrets, shown: fromLatin1(redactSpans(text, secrets)) };
    known.set(key, redacted);
    return redacted;
  };
}
