import { NAME, NUMBER, REGEX, STRING } from '../lex/token-list.ts';
import type { Expression } from './expression.ts';
import type { Parser } from './parser.ts';

/** Words that end a statement before its line does, or that no argument begins with. */
const MODIFIERS = new Set(
  'if unless while until and or do then rescue in end else elsif when ensure'.split(' '),
);
const NO_CALLEES = new Set(
  'def class module end else begin ensure return if unless while until case when then do not and or in nil true false self super yield rescue raise for'.split(
    ' ',
  ),
);

/** Whether the token at `parser.at` is the first argument of a call without brackets: `system "ls"`. */
export function startsCommand(parser: Parser, callee: Expression): boolean {
  const { tokens, text } = parser.source;
  const { at } = parser;
  if (callee.kind !== 'name' && callee.kind !== 'member') return false;
  if (tokens.breaks[at] || NO_CALLEES.has(callee.name) || /^[:@$A-Z]/.test(callee.name))
    return false;
  const kind = tokens.kinds[at];
  const value = tokens.values[at] as string;
  if (kind === NAME) return !MODIFIERS.has(value);
  if (kind === STRING || kind === NUMBER || kind === REGEX) return true;
  const spaced = /\s/.test(text[(tokens.starts[at] as number) - 1] ?? '');
  const tight = !/\s/.test(text[tokens.ends[at] as number] ?? ' ');
  return spaced && tight && /^(?:\[|\*|&|->|\*\*)$/.test(value);
}

/** The token after the arguments of a call without brackets that begin at `parser.at`. */
export function commandEnd(parser: Parser): number {
  const { tokens } = parser.source;
  let i = parser.at;
  for (let count = 0; i < parser.end && count < 500; count++) {
    const value = tokens.values[i] as string;
    const last = tokens.values[i - 1] as string;
    if (value === ';' || (i > parser.at && tokens.kinds[i] === NAME && MODIFIERS.has(value)))
      return i;
    if (/^[)\]}]$/.test(value) && (tokens.mates[i] as number) < parser.at) return i;
    const goesOn =
      /^(?:,|\+|\.|\|\||&&|\(|=>|<<)$/.test(last) ||
      /^(?:\.|&\.|\?\.)$/.test(value) ||
      parser.source.profile.newlines === 'free';
    if (tokens.breaks[i] && i > parser.at && !goesOn) return i;
    const mate = tokens.mates[i] as number;
    i = mate > i ? mate + 1 : i + 1;
  }
  return i;
}
