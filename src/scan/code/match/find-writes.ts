import type { ValueTest } from '../../../rules/code-schema.ts';
import { PUNCT } from '../lex/token-list.ts';
import { expressionAt, type FileModel } from '../syntax/file-model.ts';
import { type Hit, type Inquiry, isReached, judge } from './judge.ts';

/** The `]` before a `[`, over TypeScript's `!`: `a[b]![c]`; -1 where there is none. */
function keyBefore(values: readonly string[], open: number): number {
  const before = values[open - 1] === '!' ? open - 2 : open - 1;
  return open > 0 && values[before] === ']' ? before : -1;
}

/** Tokens of the signs before which a key stands that stands behind another: `a[b][c] = d`. */
function nestedWrites({ source, memo }: FileModel): readonly number[] {
  const known = memo.get('nested-writes') as number[] | undefined;
  if (known !== undefined) return known;
  const { values, kinds, mates } = source.tokens;
  const made: number[] = [];
  values.forEach((value, sign) => {
    if (value !== '=' || kinds[sign] !== PUNCT || values[sign - 1] !== ']') return;
    if (keyBefore(values, mates[sign - 1] as number) > 0) made.push(sign);
  });
  memo.set('nested-writes', made);
  return made;
}

/** Writes under a key that stands behind another, where that other is a value: `target[section][key] = x`. */
export function findWrites(inquiry: Inquiry, sink: ValueTest): Hit[] {
  const { model } = inquiry;
  const { mates, starts, values } = model.source.tokens;
  const hits: Hit[] = [];
  for (const sign of nestedWrites(model)) {
    const close = keyBefore(values, mates[sign - 1] as number);
    const from = mates[close] as number;
    if (from <= 0 || starts[from] === undefined || !isReached(inquiry, from)) continue;
    const key = expressionAt(model, from + 1);
    if (key.end !== close) continue;
    const judgement = judge(inquiry, sink, key, from);
    if (judgement === undefined) continue;
    const { operand, ...verdict } = judgement;
    hits.push({ from, to: sign, made: [key.start, ...(operand?.made ?? [])], ...verdict });
  }
  return hits;
}
