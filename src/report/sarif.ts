import type { Replacement } from '../scan/code/rewrite.ts';
import type { Finding, SuppressedFinding } from '../scan/finding.ts';
import { cweNumber, cweUrl } from './cwe.ts';
import type { FormatContext } from './formats.ts';
import { jsonText } from './json-text.ts';
import { scrubText } from './merge/scrub-text.ts';
import { relativeUri } from './relative-uri.ts';
import { CWE_TAXONOMY, levelOf, type SarifRule, sentence, toSarifRules } from './sarif-rules.ts';
import type { ScanReport } from './scan-report.ts';
import { worstFirst } from './worst-first.ts';

/** GitHub keeps 5,000 results a run and drops the rest by its own order. */
export const MOST_RESULTS = 5000;

const MOST_NOTICES = 100;

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * SARIF 2.1.0 as GitHub code scanning takes it. `primaryLocationLineHash` is left to the upload, which
 * computes it from the checked-out file; a value of our own would be reported as inconsistent. No code
 * is embedded: GitHub shows its own, and what isn't there can't leak.
 */
export function formatSarif(report: ScanReport, { category = 'hunkguard' }: FormatContext): string {
  const standing = worstFirst(report.findings).slice(0, MOST_RESULTS);
  const answered = worstFirst(report.suppressed).slice(0, MOST_RESULTS - standing.length);
  const kept: Finding[] = [...standing, ...answered];
  const rules = toSarifRules(kept);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const left = report.findings.length + report.suppressed.length - kept.length;
  return jsonText({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(report.version, rules) },
        automationDetails: { id: `${category}/` },
        columnKind: 'utf16CodeUnits',
        taxonomies: taxonomies(kept),
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: notices(report, left) },
        ],
        results: [
          ...standing.map((finding) => toResult(finding, indexOf, [])),
          ...answered.map((finding) => toResult(finding, indexOf, [suppressionOf(finding)])),
        ],
      },
    ],
  });
}

/** What is said when results were left out, or undefined. */
export function cutNotice(report: ScanReport): string | undefined {
  const left = report.findings.length + report.suppressed.length - MOST_RESULTS;
  return left > 0
    ? `SARIF holds the ${MOST_RESULTS} worst results, as many as GitHub keeps; ${left} were left out`
    : undefined;
}

function driver(version: string, rules: readonly SarifRule[]) {
  return {
    name: 'hunkguard',
    semanticVersion: version,
    informationUri: 'https://www.npmjs.com/package/hunkguard',
    supportedTaxonomies: [{ name: CWE_TAXONOMY.name, index: 0, guid: CWE_TAXONOMY.guid }],
    rules,
  };
}

function toResult(
  finding: Finding,
  indexOf: ReadonlyMap<string, number>,
  suppressions: readonly object[],
) {
  const { ruleId, title, why, path, startLine, startColumn, endLine, endColumn } = finding;
  return {
    ruleId,
    ruleIndex: indexOf.get(ruleId),
    level: levelOf(finding.severity),
    message: { text: `${title}. ${why.trim()}`.trim() },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: relativeUri(path) },
          region: { startLine, startColumn, endLine, endColumn },
        },
      },
    ],
    partialFingerprints: { 'hunkguardFingerprint/v1': finding.fingerprint },
    properties: { confidence: finding.confidence, category: finding.category },
    suppressions,
    ...(finding.replacement === undefined ? {} : { fixes: [toFix(finding, finding.replacement)] }),
  };
}

/** A fix holds the rule's own words and text: nothing of the file. */
function toFix({ path, fix }: Finding, { text, ...deletedRegion }: Replacement) {
  return {
    description: { text: sentence(fix.trim().split('\n')[0]?.replace(/:$/, '') || 'Rewrite it') },
    artifactChanges: [
      {
        artifactLocation: { uri: relativeUri(path) },
        replacements: [{ deletedRegion, insertedContent: { text } }],
      },
    ],
  };
}

function suppressionOf({ suppression: { by, reason } }: SuppressedFinding) {
  return {
    kind: by === 'inline' ? 'inSource' : 'external',
    status: 'accepted',
    justification: reason === '' ? by : scrubText(`${by}: ${reason}`),
  };
}

function taxonomies(findings: readonly Finding[]) {
  const numbers = new Set<number>();
  for (const { cwe } of findings) {
    const number = cweNumber(cwe);
    if (number !== undefined) numbers.add(number);
  }
  const taxa = [...numbers]
    .sort((a, b) => a - b)
    .map((number) => ({ id: String(number), helpUri: cweUrl(number) }));
  return [{ ...CWE_TAXONOMY, taxa }];
}

function notices(report: ScanReport, left: number) {
  const cut = left > 0 ? cutNotice(report) : undefined;
  const texts = [...(cut === undefined ? [] : [cut]), ...report.notices.slice(0, MOST_NOTICES)];
  return texts.map((text) => ({ level: 'warning', message: { text: scrubText(text) } }));
}
