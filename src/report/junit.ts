import type { Finding } from '../scan/finding.ts';
import { countOccurrences } from './occurrences.ts';
import { blocks, type ScanReport } from './scan-report.ts';
import { lastLine } from './text.ts';
import { xmlText } from './xml-text.ts';

/**
 * JUnit XML: a test case a finding, failed when it blocks, so that a pipeline's view and the exit code
 * agree; suppressed ones are skipped. A clean scan is one passed case.
 */
export function formatJunit(report: ScanReport): string {
  const { findings, suppressed, failOn, durationMs } = report;
  const failures = findings.filter((finding) => blocks(finding, failOn)).length;
  const cases = [
    ...countOccurrences(findings).map(({ finding, before }) =>
      testCase(finding, before, blocks(finding, failOn) ? failure(finding) : remark(finding)),
    ),
    ...countOccurrences(suppressed).map(({ finding, before }) =>
      testCase(
        finding,
        before,
        `<skipped message="${xmlText(`${finding.suppression.by}: ${finding.suppression.reason}`)}"/>`,
      ),
    ),
  ];
  if (cases.length === 0) cases.push('    <testcase classname="hunkguard" name="no findings"/>\n');
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${suppressed.length}" time="${(durationMs / 1000).toFixed(3)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="hunkguard" ${counts}>\n`,
    `  <testsuite name="${xmlText(`hunkguard ${report.source}`)}" ${counts}>\n`,
    ...cases,
    `    <system-out>${xmlText([...report.notices, lastLine(report)].join('\n'))}</system-out>\n`,
    '  </testsuite>\n</testsuites>\n',
  ].join('');
}

function testCase(finding: Finding, before: number, body: string): string {
  const { path, startLine, startColumn, ruleId } = finding;
  const again = before === 0 ? '' : ` (${before + 1})`;
  const name = `${ruleId} at ${path}:${startLine}:${startColumn}${again}`;
  const where = `classname="${xmlText(path)}" name="${xmlText(name)}" file="${xmlText(path)}" line="${startLine}"`;
  return `    <testcase ${where}>\n      ${body}\n    </testcase>\n`;
}

function failure(finding: Finding): string {
  const { severity, title } = finding;
  return `<failure type="${severity}" message="${xmlText(`${severity}: ${title}`)}">${xmlText(told(finding))}</failure>`;
}

function remark(finding: Finding): string {
  return `<system-out>${xmlText(`${finding.severity}, not blocking\n${told(finding)}`)}</system-out>`;
}

function told({ path, startLine, startColumn, line, why, fix, cwe }: Finding): string {
  return [
    `${path}:${startLine}:${startColumn}`,
    line.trim(),
    `why: ${why.trim()}`,
    `fix: ${fix.trim()}`,
    cwe,
  ].join('\n');
}
