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
  /** The threshold for lines that an agent wrote; a gate asks who did. */
  aiFailOn?: FailOn | undefined;
  findings: Finding[];
  suppressed: SuppressedFinding[];
  /** Things a reader has to know besides findings, such as an ignored bare allow mark. */
  notices: string[];
  /** Whether the text report lists what was suppressed. */
  showSuppressed?: boolean;
  /** What each tool ran and what came of it, where several are judged together. */
  tools?: ToolOutcome[];
  /** The policy in words, where it is more than `failOn`. */
  policy?: string;
  /** How many blocking findings the policy lets through. */
  budget?: number;
}

/** One tool's part in a verdict; `results` is what it reported, each of the others a part of that. */
export interface ToolOutcome {
  tool: string;
  /** As the tool calls itself, with its version. */
  name: string;
  results: number;
  /** On lines that the change adds, and placed in the repository. */
  kept: number;
  /** Said by another tool of the same line already. */
  folded: number;
  suppressed: number;
  blocking: number;
}

/** Whether a finding reaches the threshold; a policy's verdict on it goes before. */
export function blocks(finding: Pick<Finding, 'severity' | 'blocking'>, failOn: FailOn): boolean {
  if (finding.blocking !== undefined) return finding.blocking;
  return failOn !== 'none' && SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(failOn);
}

/** 1 when more findings block than the budget allows, else 0. */
export function exitCodeOf({ findings, failOn, budget = 0 }: ScanReport): 0 | 1 {
  return findings.filter((finding) => blocks(finding, failOn)).length > budget ? 1 : 0;
}
