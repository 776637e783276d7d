import { type Category, SEVERITIES } from '../../rules/rule.ts';
import type { Finding } from '../../scan/finding.ts';

/** Families that tools tell apart differently though they mean the same flaw on a line. */
const SAME: Readonly<Partial<Record<Category, string>>> = {
  secret: 'credential',
  'secret-file': 'credential',
  'hardcoded-credentials': 'credential',
  'weak-crypto': 'crypto',
  'weak-hash': 'crypto',
};

/**
 * Folds findings of several tools about the same weakness on the same line into one: the first in the
 * given order stays, with the worst severity and the names of those that say the same. Findings of
 * hunkguard itself are never folded into one another.
 * @param findings hunkguard's own first
 */
export function foldDuplicates(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const byPlace = new Map<string, number>();
  for (const finding of findings) {
    const key = [finding.path, finding.startLine, weaknessKey(finding)].join('\0');
    const at = byPlace.get(key);
    const first = at === undefined ? undefined : kept[at];
    if (at === undefined || first === undefined || finding.tool === undefined) {
      if (at === undefined) byPlace.set(key, kept.length);
      kept.push(finding);
    } else {
      kept[at] = fold(first, finding);
    }
  }
  return kept;
}

/** A weakness of no family is the same only by its own number, or its own rule. */
function weaknessKey({ category, cwe, tool, ruleId }: Finding): string {
  if (category !== 'other') return SAME[category] ?? category;
  return cwe === '' ? `${tool}:${ruleId}` : cwe;
}

function fold(first: Finding, other: Finding): Finding {
  const isWorse = SEVERITIES.indexOf(other.severity) < SEVERITIES.indexOf(first.severity);
  const also = new Set([...(first.alsoBy ?? []), other.tool ?? 'hunkguard']);
  also.delete(first.tool ?? 'hunkguard');
  return {
    ...first,
    severity: isWorse ? other.severity : first.severity,
    ...(also.size === 0 ? {} : { alsoBy: [...also].sort() }),
  };
}
