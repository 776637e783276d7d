import type { RemarkSink } from '../../../rules/code-schema.ts';
import type { TextHit } from './find-text.ts';
import type { Inquiry } from './judge.ts';
import { listOf } from './path-pattern.ts';
import { remarksOf } from './remarks.ts';
import { ruleRegExp, ruleTest } from './rule-expression.ts';

/**
 * Sentences of comments that match all that a sink says. A hit begins where its first expression matches, so that
 * of a long sentence the line is named that the finding is about.
 */
export function findRemarks({ model, reach }: Inquiry, sink: RemarkSink): TextHit[] {
  const [first, ...others] = listOf(sink.says);
  if (first === undefined) return [];
  const hits: TextHit[] = [];
  for (const { text, offsetOf } of remarksOf(model)) {
    if (hits.length >= 200) break;
    if (!ruleTest(first).test(text)) continue;
    if (!others.every((pattern) => ruleTest(pattern).test(text))) continue;
    if (sink.notSays !== undefined && ruleTest(sink.notSays).test(text)) continue;
    const match = ruleRegExp(first).exec(text);
    const start = offsetOf(match?.index ?? 0);
    const end = offsetOf(match === null ? text.length : match.index + match[0].length);
    if (reach !== undefined && !reach.spans.some((span) => start < span.end && end > span.start))
      continue;
    const hit: TextHit = { start, end };
    if (sink.severity !== undefined) hit.severity = sink.severity;
    hits.push(hit);
  }
  return hits;
}
