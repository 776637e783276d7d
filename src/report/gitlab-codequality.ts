import type { Severity } from '../rules/rule.ts';
import { jsonText } from './json-text.ts';
import { countOccurrences } from './occurrences.ts';
import type { ScanReport } from './scan-report.ts';

const SEVERITY: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
};

/** GitLab's code quality report (docs.gitlab.com/ci/testing/code_quality): an array, fingerprints unique. */
export function formatGitlabCodequality({ findings }: ScanReport): string {
  return jsonText(
    countOccurrences(findings).map(({ finding, before }) => ({
      description: `${finding.title}. ${finding.why.trim()}`,
      check_name: finding.ruleId,
      fingerprint: before === 0 ? finding.fingerprint : `${finding.fingerprint}-${before + 1}`,
      severity: SEVERITY[finding.severity],
      location: {
        path: finding.path,
        lines: { begin: finding.startLine, end: finding.endLine },
      },
    })),
  );
}
