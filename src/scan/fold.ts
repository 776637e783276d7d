import { SEVERITIES } from '../rules/rule.ts';
import type { Candidate } from './candidate.ts';

const CONFIDENCES = ['high', 'medium', 'low'];

function compare(a: Candidate, b: Candidate): number {
  return (
    (b.rule.specificity ?? 0) - (a.rule.specificity ?? 0) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    b.secretEnd - b.secretStart - (a.secretEnd - a.secretStart)
  );
}

const startOf = (candidate: Candidate) => candidate.textStart + candidate.secretStart;
const endOf = (candidate: Candidate) => candidate.textStart + candidate.secretEnd;

/** Puts a candidate among those of its line, sorted and apart from each other, unless it overlaps one. */
function settle(kept: Candidate[], candidate: Candidate): void {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(kept[middle] as Candidate) <= startOf(candidate)) low = middle + 1;
    else high = middle;
  }
  const next = kept[low];
  if (next === undefined || startOf(next) >= endOf(candidate)) kept.splice(low, 0, candidate);
}

/**
 * One finding per secret: of the candidates of one file that share text, the most specific stays.
 * @param candidates all of one file
 */
export function foldOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const byLine = new Map<number, Candidate[]>();
  for (const candidate of [...candidates].sort(compare)) {
    const kept = byLine.get(candidate.line);
    if (kept === undefined) byLine.set(candidate.line, [candidate]);
    else settle(kept, candidate);
  }
  return [...byLine.values()].flat();
}
