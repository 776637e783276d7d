import type { Finding } from '../../scan/finding.ts';
import { type Digest, fingerprintOf } from '../../scan/fingerprint.ts';
import { redactSecret } from '../../scan/redact.ts';
import { cweNumber } from '../cwe.ts';
import type { PlacedResult } from './place-results.ts';
import { scrubText } from './scrub-text.ts';

const CREDENTIALS = new Set(['secret', 'secret-file', 'hardcoded-credentials']);
const MOST_SHOWN = 240;

/**
 * Another tool's result as a finding of ours, named `tool/rule`.
 * @param line the line it starts on, as it stands at the head; undefined when it can't be read
 */
export function foreignFinding(
  result: PlacedResult,
  line: string | undefined,
  digest: Digest,
): Finding {
  const { tool, path, cwe, region, category, severity } = result;
  const ruleId = `${tool}/${result.ruleId}`;
  const text = line ?? '';
  const span = secretSpan(result, text);
  const value = span === undefined ? undefined : text.slice(span.start, span.end);
  const secret = value === undefined ? undefined : { value, shown: redactSecret(value) };
  const startLine = region?.startLine ?? 1;
  const startColumn = region?.startColumn ?? 1;
  const endLine = region?.endLine ?? startLine;
  const endColumn = region?.endColumn ?? (endLine === startLine ? Math.max(text.length, 1) : 1) + 1;
  return {
    ruleId,
    category,
    title: scrubText(result.title).slice(0, 200),
    severity,
    confidence: 'medium',
    cwe: cweNumber(cwe) === undefined ? '' : cwe,
    owasp: '',
    path,
    startLine,
    startColumn,
    endLine,
    endColumn: endLine === startLine ? Math.max(endColumn, startColumn + 1) : endColumn,
    line: shown(text, span),
    fingerprint: fingerprintOf(digest, {
      ruleId,
      path,
      redacted: line === undefined ? scrubText(result.message) : shown(text, span),
      ...(secret === undefined ? {} : { secret }),
    }),
    why: CREDENTIALS.has(category) ? scrubText(result.title) : scrubText(result.message),
    fix: '',
    tool,
  };
}

/** What a credential's line must not show: the region, or the whole line when none is given. */
function secretSpan({ category, region }: PlacedResult, line: string) {
  if (!CREDENTIALS.has(category) || line === '') return undefined;
  const start = (region?.startColumn ?? 1) - 1;
  const isOneLine = region !== undefined && region.endLine === region.startLine;
  const end = isOneLine && region.endColumn !== undefined ? region.endColumn - 1 : line.length;
  // Tools count columns in units of their own: a few to either side are hidden with it.
  return { start: Math.max(0, start - 2), end: Math.min(line.length, end + 2) };
}

function shown(line: string, span: { start: number; end: number } | undefined): string {
  const text =
    span === undefined
      ? scrubText(line)
      : scrubText(line.slice(0, span.start)) +
        redactSecret(line.slice(span.start, span.end)) +
        scrubText(line.slice(span.end));
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
