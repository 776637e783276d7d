import type { Severity } from '../rules/rule.ts';
import type { Finding } from '../scan/finding.ts';
import type { ScanReport } from './scan-report.ts';
import { show } from './show.ts';
import { lastLine } from './text.ts';
import { worstFirst } from './worst-first.ts';

/** The runner shows ten annotations a level and step, and drops the rest without a word. */
const MOST_A_LEVEL = 10;

type Level = 'error' | 'warning' | 'notice';

const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
};

/** Workflow commands: the ten worst findings a level as annotations, and one last line with the count. */
export function formatGithub(report: ScanReport): string {
  const shown = new Map<Level, number>();
  const lines: string[] = [];
  let left = 0;
  for (const finding of worstFirst(report.findings)) {
    const level = LEVELS[finding.severity];
    const before = shown.get(level) ?? 0;
    shown.set(level, before + 1);
    if (before < MOST_A_LEVEL) lines.push(annotation(level, finding));
    else left += 1;
  }
  const more =
    left === 0 ? [] : [`hunkguard: ${left} more in the job summary and the SARIF report`];
  const notices = report.notices.map((notice) => `hunkguard: ${show(notice)}`);
  return `${[...lines, ...notices, ...more, lastLine(report)].join('\n')}\n`;
}

function annotation(level: Level, finding: Finding): string {
  const { path, startLine, startColumn, endLine, endColumn, ruleId, title, why, fix } = finding;
  const properties = Object.entries({
    file: path,
    line: startLine,
    endLine,
    // The runner drops columns of an annotation that spans lines.
    ...(startLine === endLine ? { col: startColumn, endColumn } : {}),
    title: `${finding.severity}: ${title} (${ruleId})`,
  }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const message = [why.trim(), fix.trim() === '' ? '' : `Fix: ${fix.trim()}`]
    .filter((part) => part !== '')
    .join('\n');
  return `::${level} ${properties.join(',')}::${escapeData(message)}`;
}

/** A message: what ends a line would start the next command. */
function escapeData(text: string): string {
  return text.split('\n').map(show).join('\n').replace(/%/g, '%25').replace(/\n/g, '%0A');
}

/** A property ends at a comma or colon as well. */
function escapeProperty(text: string): string {
  return show(text).replace(/%/g, '%25').replace(/:/g, '%3A').replace(/,/g, '%2C');
}
