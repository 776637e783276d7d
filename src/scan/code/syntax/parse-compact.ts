import { STRING } from '../lex/token-list.ts';
import type { Entry, Expression } from './expression.ts';
import { isPunct, type Parser } from './parser.ts';

/**
 * PHP's `compact('name', 'email')` as the array that it makes, `['name' => $name, 'email' => $email]`, consumed;
 * undefined where an argument is not written out.
 * @param start token of the name, behind which the parser stands
 */
export function compactAt(parser: Parser, start: number): Expression | undefined {
  const { tokens, profile, text } = parser.source;
  const open = parser.at;
  const close = tokens.mates[open] as number;
  if (profile.id !== 'php' || !isPunct(parser, '(') || close < open) return undefined;
  const entries: Entry[] = [];
  for (let at = open + 1; at < close; at++) {
    const literal = tokens.literals.get(at);
    if (isPunct(parser, ',', at)) continue;
    if (tokens.kinds[at] !== STRING || literal === undefined || literal.holes.length > 0)
      return undefined;
    const key = text.slice(literal.from, literal.to);
    entries.push({ key, value: { kind: 'name', name: `$${key}`, start: at, end: at + 1 } });
  }
  parser.at = close + 1;
  return { kind: 'map', entries, start, end: parser.at };
}
