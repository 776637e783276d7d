import type { NearCondition } from '../rules/rule.ts';
import type { Candidate } from './candidate.ts';
import type { SourceText } from './source-text.ts';

/** Whether deciding on the candidate needs the file around its line. */
export function needsSource({ rule }: Candidate): boolean {
  return (
    rule.near !== undefined ||
    rule.notNear !== undefined ||
    (rule.in !== undefined && rule.in !== 'any')
  );
}

/** Whether the conditions around the match hold in the staged file. */
export function conditionsHold(candidate: Candidate, source: SourceText): boolean {
  const { near = [], notNear = [] } = candidate.rule;
  const stands = (condition: NearCondition) => standsNear(condition, candidate, source);
  return near.every(stands) && !notNear.some(stands);
}

function standsNear(condition: NearCondition, candidate: Candidate, source: SourceText): boolean {
  const pattern = new RegExp(condition.pattern, condition.flags ?? '');
  const { line, text, end } = candidate;
  if (condition.side === 'after') {
    const below = source.lines.slice(line, line + condition.lines);
    return [text.slice(end), ...below].some((part) => pattern.test(part.slice(0, 4096)));
  }
  return source.lines
    .slice(Math.max(0, line - 1 - condition.lines), line + condition.lines)
    .some((part) => pattern.test(part.slice(0, 4096)));
}
