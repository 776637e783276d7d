import { SEVERITIES } from '../rules/rule.ts';
import type { Candidate } from './candidate.ts';

const CONFIDENCES = ['high', 'medium', 'low'];

function rank(candidate: Candidate): [number, number, number, number] {
  return [
    -(candidate.rule.specificity ?? 0),
    SEVERITIES.indexOf(candidate.severity),
    CONFIDENCES.indexOf(candidate.confidence),
    -(candidate.secretEnd - candidate.secretStart),
  ];
}

function compare(a: Candidate, b: Candidate): number {
  const left = rank(a);
  const right = rank(b);
  const at = left.findIndex((value, i) => value !== right[i]);
  return at < 0 ? 0 : (left[at] as number) - (right[at] as number);
}

function overlaps(a: Candidate, b: Candidate): boolean {
  return (
    a.line === b.line &&
    a.textStart + a.secretStart < b.textStart + b.secretEnd &&
    b.textStart + b.secretStart < a.textStart + a.secretEnd
  );
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
    else if (!kept.some((other) => overlaps(candidate, other))) kept.push(candidate);
  }
  return [...byLine.values()].flat();
}
