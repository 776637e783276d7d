import { SEVERITIES, type Severity } from '../rules/rule.ts';
import type { Finding, SuppressedFinding } from '../scan/finding.ts';
import { codeMarkdown, escapeMarkdown } from './markdown-text.ts';
import { blocks, type ScanReport } from './scan-report.ts';
import { lastLine } from './text.ts';
import { toolTable } from './tool-table.ts';
import { worstFirst } from './worst-first.ts';

/** A job summary holds 1,024 KiB, a comment 65,536 characters; a row is some 400 characters. */
const MOST_ROWS = 100;

const MARKS: Readonly<Record<Severity, string>> = {
  critical: '🛑',
  high: '🔴',
  medium: '🟠',
  low: '🟡',
};

/** The report for a job summary or a pull-request comment: a table, how to fix, what was suppressed. */
export function formatMarkdown(report: ScanReport): string {
  const { findings, suppressed, notices } = report;
  const parts = [
    `### hunkguard: ${verdict(report)}`,
    ...(findings.length === 0 ? [] : [findingsTable(report), howToFix(findings)]),
    ...toolsPart(report),
    ...(notices.length === 0
      ? []
      : [
          notices
            .slice(0, MOST_ROWS)
            .map((notice) => `- ⚠️ ${escapeMarkdown(notice)}`)
            .join('\n'),
        ]),
    ...(suppressed.length === 0 ? [] : [suppressedTable(suppressed)]),
    `<sub>${escapeMarkdown(lastLine(report))}</sub>`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function verdict({ findings, failOn, totals, source }: ScanReport): string {
  if (totals.files === 0 && findings.length === 0)
    return `nothing to scan in ${codeMarkdown(source)}`;
  if (findings.length === 0) return 'no findings ✅';
  const blocking = findings.filter((finding) => blocks(finding, failOn)).length;
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`);
  return `${counts.join(', ')} (${blocking === 0 ? 'none blocking' : `${blocking} blocking`})`;
}

function findingsTable({ findings }: ScanReport): string {
  const rows = worstFirst(findings)
    .slice(0, MOST_ROWS)
    .map(({ severity, path, startLine, ruleId, title, line }) =>
      row(
        `${MARKS[severity]} ${severity}`,
        codeMarkdown(`${path}:${startLine}`),
        `${escapeMarkdown(title)}<br>${codeMarkdown(ruleId)}`,
        codeMarkdown(line.trim()),
      ),
    );
  return table(['severity', 'place', 'what', 'line (redacted)'], rows, findings.length);
}

function toolsPart(report: ScanReport): string[] {
  const [heads, ...rows] = toolTable(report);
  if (heads === undefined) return [];
  const cells = (line: readonly string[]) => line.map((cell) => escapeMarkdown(cell.trim()));
  return [
    table(
      cells(heads),
      rows.map((line) => row(...cells(line))),
      rows.length,
    ),
  ];
}

function howToFix(findings: readonly Finding[]): string {
  const byRule = new Map(worstFirst(findings).map((finding) => [finding.ruleId, finding]));
  const items = [...byRule.values()].slice(0, 20).map(({ ruleId, why, fix }) => {
    const text = [why, fix].map((part) => part.trim()).filter((part) => part !== '');
    return `- ${codeMarkdown(ruleId)}: ${text.map(fixText).join('<br>')}`;
  });
  return `<details><summary>Why, and how to fix</summary>\n\n${items.join('\n')}\n\n</details>`;
}

function fixText(text: string): string {
  return text.split('\n').map(escapeMarkdown).join('<br>');
}

function suppressedTable(suppressed: readonly SuppressedFinding[]): string {
  const rows = worstFirst(suppressed)
    .slice(0, MOST_ROWS)
    .map(({ severity, path, startLine, ruleId, suppression: { by, reason } }) =>
      row(
        severity,
        codeMarkdown(`${path}:${startLine}`),
        codeMarkdown(ruleId),
        by,
        escapeMarkdown(reason),
      ),
    );
  const body = table(['severity', 'place', 'rule', 'by', 'reason'], rows, suppressed.length);
  return `<details><summary>${suppressed.length} suppressed</summary>\n\n${body}\n\n</details>`;
}

function table(heads: readonly string[], rows: readonly string[], total: number): string {
  const more = total > rows.length ? [`\n… and ${total - rows.length} more`] : [];
  return [row(...heads), row(...heads.map(() => '---')), ...rows, ...more].join('\n');
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
