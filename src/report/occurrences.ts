import type { Finding } from '../scan/finding.ts';

/**
 * Pairs findings with how often their fingerprint came before: the same line twice has one fingerprint,
 * and formats that want unique ids must tell the two apart.
 * @returns in the given order, the count 0 at the first
 */
export function countOccurrences<F extends Pick<Finding, 'fingerprint'>>(
  findings: readonly F[],
): { finding: F; before: number }[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const before = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, before + 1);
    return { finding, before };
  });
}
