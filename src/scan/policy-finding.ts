import { POLICY_RULES, type PolicyRuleId } from '../rules/policy-rules.ts';
import type { Finding } from './finding.ts';
import { type Digest, fingerprintOf } from './fingerprint.ts';

/** A finding of hunkguard's own about a change: where it stands, and what was seen there. */
export function policyFinding(
  ruleId: PolicyRuleId,
  place: { path: string; line: number; column: number; text: string },
  digest: Digest,
): Finding {
  const { category, title, severity, confidence, cwe, owasp, why, fix } = POLICY_RULES[ruleId];
  return {
    ruleId,
    category,
    title,
    severity,
    confidence,
    cwe,
    owasp,
    path: place.path,
    startLine: place.line,
    startColumn: place.column,
    endLine: place.line,
    endColumn: place.column,
    line: place.text,
    fingerprint: fingerprintOf(digest, { ruleId, path: place.path, redacted: place.text }),
    why,
    fix,
  };
}
