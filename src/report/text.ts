import type { Finding, SuppressedFinding } from '../scan/finding.ts';
import { blocks, type ScanReport } from './scan-report.ts';
import { show } from './show.ts';
import { toolTable } from './tool-table.ts';

/** Colour functions of picocolors' shape, or plain ones. */
export interface Paint {
  bold: (text: string) => string;
  dim: (text: string) => string;
  red: (text: string) => string;
  yellow: (text: string) => string;
  green: (text: string) => string;
}

const asIs = (text: string) => text;
export const PLAIN: Paint = { bold: asIs, dim: asIs, red: asIs, yellow: asIs, green: asIs };

/** The report for a terminal: a card a finding, one last line with the count. */
export function formatText(report: ScanReport, paint: Paint = PLAIN): string {
  const cards = report.findings.map((finding) => card(finding, report, paint));
  const notices = report.notices.map((notice) => `${paint.yellow('!')} ${show(notice)}\n`);
  const quiet = report.showSuppressed ? report.suppressed.map((one) => quietLine(one, paint)) : [];
  const tools = toolTable(report).map((row) => `${row.join('  ')}\n`);
  return [...cards, ...quiet, ...notices, ...tools, `${lastLine(report, paint)}\n`].join('');
}

function quietLine(finding: SuppressedFinding, paint: Paint): string {
  const { path, startLine, startColumn, severity, ruleId, suppression } = finding;
  const { by, reason } = suppression;
  const place = `${show(path)}:${startLine}:${startColumn}  ${severity}  ${ruleId}`;
  return `${paint.dim(`${place}  suppressed by ${by}: ${show(reason) || 'no reason given'}`)}\n`;
}

function card(finding: Finding, report: ScanReport, paint: Paint): string {
  const { path, startLine, startColumn, severity, ruleId, title, tool } = finding;
  const tone = blocks(finding, report.failOn) ? paint.red : paint.yellow;
  const commit = finding.commit === undefined ? '' : ` (commit ${finding.commit.slice(0, 12)})`;
  const place = `${show(path)}:${startLine}:${startColumn}${commit}`;
  return [
    `${paint.bold(place)}  ${tone(severity)}  ${show(ruleId)}  ${show(title)}`,
    `    ${show(finding.line).trim()}`,
    `  why    ${indent(finding.why)}`,
    ...(finding.fix === '' ? [] : [`  fix    ${indent(finding.fix)}`]),
    ...(tool === undefined ? allowLines(finding, paint) : []),
    ...sayWho(finding),
    '',
    '',
  ].join('\n');
}

function allowLines({ ruleId, fingerprint }: Finding, paint: Paint): string[] {
  return [
    `  allow  ${paint.dim(`append a comment: hunkguard:allow ${ruleId} <reason>`)}`,
    `         ${paint.dim(`or run: hunkguard ignore ${fingerprint} --reason "<reason>"`)}`,
  ];
}

/** Who else says so, and who wrote the line. */
function sayWho({ alsoBy = [], origin }: Finding): string[] {
  return [
    ...(alsoBy.length === 0 ? [] : [`  also   ${alsoBy.map(show).join(', ')}`]),
    ...(origin === undefined ? [] : [`  by     ${origin}`]),
  ];
}

function indent(text: string): string {
  return text.trimEnd().split('\n').map(show).join('\n         ');
}

/** Files, added lines, rules and time; "nothing staged" is said, never "clean". */
export function lastLine(report: ScanReport, paint: Paint = PLAIN): string {
  const { totals, findings, suppressed, rules, durationMs, failOn } = report;
  const blocking = findings.filter((finding) => blocks(finding, failOn)).length;
  const scanned = `${count(totals.files, 'file')}, ${count(totals.addedLines, 'added line')}, ${count(rules, 'rule')}, ${Math.round(durationMs)} ms`;
  const quiet = suppressed.length > 0 ? `, ${suppressedBy(suppressed)}` : '';
  if (totals.files === 0 && findings.length === 0) {
    return `hunkguard: nothing to scan (${show(report.source)}: no added lines)`;
  }
  if (findings.length === 0)
    return `${paint.green('hunkguard')}: no findings in ${scanned}${quiet}`;
  const verdict = blocking > 0 ? paint.red(`${blocking} blocking`) : 'none blocking';
  const rule = report.policy ?? `from ${failOn} up`;
  return `hunkguard: ${count(findings.length, 'finding')}, ${verdict} (${rule}), in ${scanned}${quiet}`;
}

/** `3 suppressed (2 inline, 1 allowlist)`. */
function suppressedBy(suppressed: readonly SuppressedFinding[]): string {
  const kinds = new Map<string, number>();
  for (const { suppression } of suppressed) {
    kinds.set(suppression.by, (kinds.get(suppression.by) ?? 0) + 1);
  }
  const parts = [...kinds].map(([by, n]) => `${n} ${by}`);
  return `${suppressed.length} suppressed (${parts.join(', ')})`;
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`;
}
