import type { CodeRule } from '../../../rules/rule.ts';
import { type Wakes, wakesOf } from '../../../rules/wakes.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { memoized } from '../syntax/memoized.ts';
import { type Span, spansAround } from './spans-around.ts';

/** Of a longer line pass 1 sees windows: it counts as one that opens every rule. */
const LONGEST_LINE = 4_096;

const made = new WeakMap<CodeRule, Wakes>();

/** Whether a line opens a rule: it holds a keyword, which is asked last since there may be dozens, and what else it must. */
function opensOf(rule: CodeRule): Wakes {
  const known = made.get(rule);
  if (known !== undefined) return known;
  const wakes = wakesOf(rule);
  const keywords = rule.keywords.map((keyword) => keyword.toLowerCase());
  const opens: Wakes = (line, language) => {
    if (!wakes(line, language)) return false;
    const low = line.toLowerCase();
    return keywords.some((keyword) => low.includes(keyword));
  };
  made.set(rule, opens);
  return opens;
}

/**
 * The text around the lines that open a rule. One pattern by line costs less than a rule's dozens on the whole
 * file, and what is far from every such line could not have been found in a commit of its own either.
 * @returns undefined for a rule that has no `linePattern`
 */
export function openingSpans(model: FileModel, rule: CodeRule): Span[] | undefined {
  if (rule.linePattern === undefined) return undefined;
  return memoized(model.memo, `opening:${rule.id}`, () => {
    const opens = opensOf(rule);
    const { language, lineStarts, text } = model.source;
    return spansAround(model.source, (line) => {
      const start = lineStarts[line - 1] as number;
      const end = (lineStarts[line] ?? text.length + 1) - 1;
      return end - start > LONGEST_LINE || opens(text.slice(start, end), language);
    });
  });
}
