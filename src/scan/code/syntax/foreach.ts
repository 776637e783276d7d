import { NAME } from '../lex/token-list.ts';
import { type AssignmentTable, add } from './assignment.ts';
import { partsOfPattern } from './php-targets.ts';
import type { SourceFile } from './source-file.ts';

/** Longer heads of loops are not read. */
const MOST_TOKENS = 400;

/** The next token behind what begins at one, over brackets. */
function after({ tokens }: SourceFile, at: number): number {
  const mate = tokens.mates[at] as number;
  return mate > at ? mate + 1 : at + 1;
}

/** PHP's `foreach ($xs as $k => $x)`: its variables, by reference (`&$x`) or taken apart (`[$a, $b]`) too. */
export function readForeach(source: SourceFile, table: AssignmentTable, i: number): void {
  const { tokens } = source;
  const open = i + 1;
  const close = tokens.mates[open] as number;
  if (tokens.values[open] !== '(' || close < open || close - open > MOST_TOKENS) return;
  let as = open + 1;
  while (as < close && tokens.values[as] !== 'as') as = after(source, as);
  if (as >= close) return;
  let arrow = as + 1;
  while (arrow < close && tokens.values[arrow] !== '=>') arrow = after(source, arrow);
  const loop = { value: open + 1, operator: 'each', declared: '' } as const;
  if (arrow < close && tokens.kinds[as + 1] === NAME)
    add(table, { ...loop, target: tokens.values[as + 1] as string, token: as + 1, key: true });
  let item = arrow < close ? arrow + 1 : as + 1;
  if (tokens.values[item] === '&') item++;
  const bracket = tokens.values[item] === 'list' ? item + 1 : item;
  if (/^[[(]$/.test(tokens.values[bracket] ?? '')) {
    for (const one of partsOfPattern(source, bracket, tokens.mates[bracket] as number))
      add(table, { ...loop, ...one });
  } else add(table, { ...loop, target: tokens.values[item] as string, token: item });
}
