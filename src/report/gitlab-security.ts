import type { Category } from '../rules/rule.ts';
import type { Finding } from '../scan/finding.ts';
import { cweNumber, cweUrl } from './cwe.ts';
import type { FormatContext } from './formats.ts';
import { jsonText } from './json-text.ts';
import { countOccurrences } from './occurrences.ts';
import type { ScanReport } from './scan-report.ts';

/** The version of gitlab.com/gitlab-org/security-products/security-report-schemas that is written. */
const SCHEMA_VERSION = '15.0.7';

const SECRETS: ReadonlySet<Category> = new Set(['secret', 'secret-file', 'hardcoded-credentials']);

/** GitLab's SAST report: every finding but secrets. */
export function formatGitlabSast(report: ScanReport, context: FormatContext): string {
  const findings = report.findings.filter(({ category }) => !SECRETS.has(category));
  return formatSecurity(report, context, 'sast', findings, locationOf);
}

/** GitLab's secret detection report; a location there must name a commit, zeros when none is known. */
export function formatGitlabSecrets(report: ScanReport, context: FormatContext): string {
  const findings = report.findings.filter(({ category }) => SECRETS.has(category));
  const commit = { sha: context.commit ?? '0'.repeat(7) };
  return formatSecurity(report, context, 'secret_detection', findings, (finding) => ({
    ...locationOf(finding),
    commit,
  }));
}

function formatSecurity(
  report: ScanReport,
  { now }: FormatContext,
  type: string,
  findings: readonly Finding[],
  locate: (finding: Finding) => object,
): string {
  const tool = {
    id: 'hunkguard',
    name: 'hunkguard',
    url: 'https://www.npmjs.com/package/hunkguard',
    version: report.version,
    vendor: { name: 'hunkguard' },
  };
  return jsonText({
    version: SCHEMA_VERSION,
    scan: {
      analyzer: tool,
      scanner: tool,
      type,
      status: 'success',
      start_time: utc(new Date(now.getTime() - report.durationMs)),
      end_time: utc(now),
      messages: report.notices.map((value) => ({ level: 'warn', value })),
    },
    vulnerabilities: countOccurrences(findings).map(({ finding, before }) => ({
      id: uuidOf(finding.fingerprint, before),
      name: finding.title.slice(0, 255),
      description: finding.why.trim(),
      severity: finding.severity.charAt(0).toUpperCase() + finding.severity.slice(1),
      solution: finding.fix.trim().slice(0, 7000),
      identifiers: identifiersOf(finding),
      location: locate(finding),
    })),
    remediations: [],
  });
}

function locationOf({ path, startLine, endLine }: Finding) {
  return { file: path, start_line: startLine, end_line: endLine };
}

/** The first is the one GitLab tells findings apart by. */
function identifiersOf({ ruleId, cwe, owasp }: Finding) {
  const number = cweNumber(cwe);
  return [
    { type: 'hunkguard_rule_id', name: `hunkguard ${ruleId}`, value: ruleId },
    ...(number === undefined
      ? []
      : [{ type: 'cwe', name: `CWE-${number}`, value: String(number), url: cweUrl(number) }]),
    ...(owasp === '' ? [] : [{ type: 'owasp', name: owasp, value: owasp }]),
  ];
}

/** A fingerprint's 32 hex digits as a UUID; the same line again counts the last group up. */
function uuidOf(fingerprint: string, before: number): string {
  const last = (Number.parseInt(fingerprint.slice(20), 16) + before) % 2 ** 48;
  const tail = last.toString(16).padStart(12, '0');
  return [
    fingerprint.slice(0, 8),
    fingerprint.slice(8, 12),
    fingerprint.slice(12, 16),
    fingerprint.slice(16, 20),
    tail,
  ].join('-');
}

/** Without a zone: GitLab's schema refuses one. */
function utc(date: Date): string {
  return date.toISOString().slice(0, 19);
}
