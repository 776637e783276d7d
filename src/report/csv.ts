import type { Finding, SuppressedFinding } from '../scan/finding.ts';
import type { ScanReport } from './scan-report.ts';
import { show } from './show.ts';

const COLUMNS = [
  'ruleId',
  'severity',
  'confidence',
  'category',
  'cwe',
  'owasp',
  'path',
  'startLine',
  'startColumn',
  'endLine',
  'endColumn',
  'title',
  'line',
  'fingerprint',
] as const satisfies readonly (keyof Finding)[];

/** RFC 4180, one row a finding; suppressed ones say by what and why. */
export function formatCsv({ findings, suppressed }: ScanReport): string {
  const rows = [
    [...COLUMNS, 'suppressedBy', 'reason'],
    ...findings.map((finding) => [...valuesOf(finding), '', '']),
    ...suppressed.map((finding) => [
      ...valuesOf(finding),
      finding.suppression.by,
      finding.suppression.reason,
    ]),
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function valuesOf(finding: Finding | SuppressedFinding): string[] {
  return COLUMNS.map((column) => String(finding[column]));
}

/**
 * A spreadsheet runs a cell that begins with one of `= + - @`, some also with their full-width forms, as a
 * formula, also behind blanks: such a cell gets an apostrophe, which spreadsheets hide.
 */
function cell(value: string): string {
  const text = show(value);
  const inert = /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
