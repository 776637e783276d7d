import type { Finding, SuppressedFinding } from '../finding.ts';
import type { LocatedFinding } from '../scanner.ts';
import { findInlineAllow } from './inline-allow.ts';

export interface Suppressed {
  findings: Finding[];
  suppressed: SuppressedFinding[];
  notices: string[];
}

/** Parts the findings that someone has answered for from those that stand. */
export function suppress(located: readonly LocatedFinding[]): Suppressed {
  const findings: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const notices: string[] = [];
  for (const { finding, rawLine, lineAbove } of located) {
    const allow = findInlineAllow(rawLine, lineAbove);
    if (allow?.ruleId === finding.ruleId) {
      suppressed.push({ ...finding, suppression: { by: 'inline', reason: allow.reason } });
      continue;
    }
    if (allow !== undefined && allow.ruleId === undefined) {
      notices.push(
        `${finding.path}:${finding.startLine}: a bare hunkguard:allow silences nothing: name the rule (${finding.ruleId}) and a reason`,
      );
    }
    findings.push(finding);
  }
  return { findings, suppressed, notices };
}
