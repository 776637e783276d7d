import { CATEGORIES, type Category } from '../rules/rule.ts';
import { blocks, type ScanReport } from './scan-report.ts';
import { show } from './show.ts';

/** Families a reader expects an answer on even when nothing was found. */
const ALWAYS: Partial<Record<Category, string>> = {
  secret: 'No hardcoded secrets found',
  'sql-injection': 'No SQL injection patterns detected',
  xss: 'No XSS patterns detected',
  'command-injection': 'No command injection patterns detected',
  'path-traversal': 'No path traversal patterns detected',
  'auth-bypass': 'No authentication bypass patterns detected',
};

/** One line per category: a tick, a warning, or a cross with the worst finding's title and line. */
export function formatSummary(report: ScanReport): string {
  if (report.totals.files === 0 && report.findings.length === 0)
    return `Nothing to scan (${show(report.source)})\n`;
  const lines = CATEGORIES.flatMap((category) => {
    const found = report.findings.filter((finding) => finding.category === category);
    if (found.length === 0) {
      const clean = ALWAYS[category];
      return clean === undefined ? [] : [`✅ ${clean}`];
    }
    return found.map((finding) => {
      const place = `${show(finding.title)} (line ${finding.startLine}, ${show(finding.path)})`;
      return blocks(finding, report.failOn)
        ? `❌ ${finding.severity.toUpperCase()}: ${place}`
        : `⚠️ Warning: ${place}`;
    });
  });
  return `${lines.join('\n')}\n`;
}
