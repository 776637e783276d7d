import type { FileModel } from '../syntax/file-model.ts';

const NO_STATEMENT = /^(?:end|else|elsif|when|rescue|ensure|\.|&\.|\}|\)|\])$/;
const GOES_ON = /^(?:[.,=+*/|&?:-]|&&|\|\||\+=|=>|and|or|not)$/;

/**
 * First token of the last statement of a block, whose value Ruby's methods and blocks and Kotlin's lambdas
 * give back; undefined when the block is empty.
 */
export function lastStatement(model: FileModel, from: number, to: number): number | undefined {
  const { breaks, mates, values } = model.source.tokens;
  let start = from;
  // `{ |x| … }` and `{ x -> … }`
  if (values[start] === '|') {
    start++;
    while (start < to && values[start] !== '|') start++;
    start++;
  } else {
    for (let at = from; at < Math.min(to, from + 8) && !breaks[at + 1]; at++)
      if (values[at] === '->') start = at + 1;
  }
  let last = start;
  for (let at = start; at < to; at++) {
    const value = values[at] as string;
    const begins = breaks[at] || values[at - 1] === ';';
    if (at > start && begins && !NO_STATEMENT.test(value) && !GOES_ON.test(values[at - 1] ?? ''))
      last = at;
    const mate = mates[at] as number;
    if (mate > at && mate < to) at = mate;
  }
  return last < to ? last : undefined;
}
