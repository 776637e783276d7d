import type { ChangeTotals } from '../diff/added-chunk.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import type { Finding, SuppressedFinding } from '../scan/finding.ts';

/** From which severity on a finding blocks; `none` never blocks. */
export type FailOn = Severity | 'none';

/** One scan's outcome, from which every format is made. */
export interface ScanReport {
  version: string;
  /** What was scanned, such as `staged` or `main...topic`. */
  source: string;
  totals: ChangeTotals;
  /** How many rules were on. */
  rules: number;
  durationMs: number;
  failOn: FailOn;
  findings: Finding[];
  suppressed: SuppressedFinding[];
  /** Things a reader has to know besides findings, such as an ignored bare allow mark. */
  notices: string[];
  /** Whether the text report lists what was suppressed. */
  showSuppressed?: boolean;
}

/** Whether a finding reaches the threshold; a policy's verdict on it goes before. */
export function blocks(finding: Pick<Finding, 'severity' | 'blocking'>, failOn: FailOn): boolean {
  if (finding.blocking !== undefined) return finding.blocking;
  return failOn !== 'none' && SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(failOn);
}

/** 1 when a finding reaches the threshold, else 0. */
export function exitCodeOf({ findings, failOn }: ScanReport): 0 | 1 {
  return findings.some((finding) => blocks(finding, failOn)) ? 1 : 0;
}
