import { SEVERITIES } from '../rules/rule.ts';
import type { Finding } from '../scan/finding.ts';

/** Sorted by severity, then path and line; the given array stays as it is. */
export function worstFirst<F extends Finding>(findings: readonly F[]): F[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      a.startLine - b.startLine ||
      a.startColumn - b.startColumn,
  );
}
