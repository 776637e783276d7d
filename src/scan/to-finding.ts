import type { Confidence, RuleText, Severity } from '../rules/rule.ts';
import type { Candidate } from './candidate.ts';
import { secretOf } from './candidate.ts';
import type { CodeMatch } from './code/analyze.ts';
import { replacementFor } from './code/rewrite.ts';
import type { Finding } from './finding.ts';
import { type Digest, type FingerprintParts, fingerprintOf } from './fingerprint.ts';
import { fixFor } from './fix-for.ts';
import { hideSecrets, redactSecret, redactSpans, type Span } from './redact.ts';

/** How much of a line a report shows on either side of the match. */
const SHOWN = 120;

export interface FindingTools {
  digest: Digest;
  textOf: (ruleId: string) => RuleText;
}

/** Bytes of a Latin-1 view, read as UTF-8. */
export function fromLatin1(text: string): string {
  if (!/[\x80-\xff]/.test(text)) return text;
  return new TextDecoder().decode(Uint8Array.from(text, (c) => c.charCodeAt(0)));
}

/** UTF-16 units that so many bytes of a Latin-1 view amount to. */
function unitsOf(text: string): number {
  return fromLatin1(text).length;
}

/** A scanned text with all that is secret in it, whoever found it. */
export interface RedactedLine {
  /** Offsets in the scanned text. */
  secrets: readonly Span[];
  /** The whole text without them. */
  shown: string;
}

/**
 * A candidate as people see it.
 * @param beside what is secret in the candidate's text
 * @param lead UTF-16 units that stand before the scanned window in its line
 */
export function candidateToFinding(
  candidate: Candidate,
  { secrets, shown }: RedactedLine,
  lead: number,
  tools: FindingTools,
): Finding {
  const { rule, text, start, end, file } = candidate;
  const hasSecret = isSecret(candidate);
  const startColumn = lead + unitsOf(text.slice(0, start)) + 1;
  const from = Math.max(0, start - SHOWN);
  const to = Math.min(text.length, end + SHOWN);
  const value = secretOf(candidate);
  return build(tools, rule.id, candidate, {
    path: file.path,
    startLine: candidate.line,
    startColumn,
    endLine: candidate.line,
    endColumn: startColumn + unitsOf(text.slice(start, end)),
    line: cut(shown, from),
    ...bothFingerprints(tools.digest, {
      ruleId: rule.id,
      path: file.path,
      redacted: fromLatin1(redactSpans(text.slice(from, to), shift(secrets, from, to))),
      ...(hasSecret ? { secret: { value, shown: redactSecret(value) } } : {}),
    }),
  });
}

/** The spans within a part of the text, in that part's own offsets. */
function shift(spans: readonly Span[], from: number, to: number): Span[] {
  return spans
    .filter(({ start, end }) => Math.min(end, to) > Math.max(start, from))
    .map(({ start, end }) => ({
      start: Math.max(start, from) - from,
      end: Math.min(end, to) - from,
    }));
}

/** Whether what the rule captures must not be shown. */
export function isSecret({ rule, secretStart, start, secretEnd, end }: Candidate): boolean {
  return (
    rule.category === 'secret' ||
    rule.category === 'hardcoded-credentials' ||
    secretStart !== start ||
    secretEnd !== end
  );
}

export function codeMatchToFinding(
  match: CodeMatch,
  path: string,
  lines: readonly string[],
  line: number,
  secrets: readonly string[],
  tools: FindingTools,
): Finding {
  const onStart = line === match.startLine;
  // A code finding may share its line with a secret, which it must not show.
  const text = hideSecrets(lines[line - 1] ?? '', secrets);
  const { rewrite = [] } = tools.textOf(match.rule.id);
  const replacement = onStart ? replacementFor(rewrite, match, lines) : undefined;
  const flaw = match.blame.map((n) => hideSecrets(lines[n - 1] ?? '', secrets)).join('\n');
  return build(
    tools,
    match.rule.id,
    {
      severity: match.severity ?? match.rule.severity,
      confidence: match.confidence ?? match.rule.confidence,
    },
    {
      path,
      startLine: line,
      startColumn: onStart ? match.startColumn : text.length - text.trimStart().length + 1,
      endLine: onStart ? match.endLine : line,
      endColumn: onStart ? match.endColumn : text.length + 1,
      line: cut(text, onStart ? match.startColumn - 1 - SHOWN : 0),
      ...(replacement === undefined ? {} : { replacement }),
      ...bothFingerprints(tools.digest, {
        ruleId: match.rule.id,
        path,
        redacted: flaw || text,
      }),
    },
  );
}

type Place = Pick<
  Finding,
  | 'path'
  | 'startLine'
  | 'startColumn'
  | 'endLine'
  | 'endColumn'
  | 'line'
  | 'replacement'
  | 'fingerprint'
  | 'contentFingerprint'
>;

function bothFingerprints(digest: Digest, parts: FingerprintParts) {
  let content: string | undefined;
  return {
    fingerprint: fingerprintOf(digest, parts),
    contentFingerprint: () => {
      content ??= fingerprintOf(digest, { ...parts, path: '' });
      return content;
    },
  };
}

function build(
  tools: FindingTools,
  ruleId: string,
  verdict: { severity: Severity; confidence: Confidence },
  place: Place,
): Finding {
  const text = tools.textOf(ruleId);
  const { category, title, cwe, owasp, why } = text;
  return {
    ruleId,
    category,
    title,
    severity: verdict.severity,
    confidence: verdict.confidence,
    cwe,
    owasp,
    ...place,
    why,
    fix: fixFor(text, place.path),
  };
}

/** A line of at most 2 × SHOWN characters, begun at `from` when it is longer. */
function cut(line: string, from: number): string {
  const trimmed = line.endsWith('\r') ? line.slice(0, -1) : line;
  if (trimmed.length <= 2 * SHOWN) return trimmed;
  const start = Math.max(0, Math.min(from, trimmed.length - 2 * SHOWN));
  const end = start + 2 * SHOWN;
  return `${start > 0 ? '…' : ''}${trimmed.slice(start, end)}${end < trimmed.length ? '…' : ''}`;
}
