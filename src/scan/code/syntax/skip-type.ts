import { NAME, NUMBER, PUNCT, STRING } from '../lex/token-list.ts';
import { isPunct, type Parser, valueAt } from './parser.ts';

/** Words that a type of TypeScript begins with; a name or a bracket follows. */
const TYPE_WORDS = new Set(['abstract', 'infer', 'keyof', 'new', 'readonly', 'typeof', 'unique']);
/** Longest unions that are read; what follows is taken for part of the expression. */
const MAX_PARTS = 100;

/**
 * Moves past the type that stands behind TypeScript's `as` or `satisfies`: `string | undefined`, `keyof T`,
 * `Record<string, string>[]`, `(x: number) => void`. Its `|` and `&` join types, not values.
 */
export function skipType(parser: Parser): void {
  for (let parts = 0; parts < MAX_PARTS && parser.at < parser.end; parts++) {
    if (isPunct(parser, '|') || isPunct(parser, '&')) parser.at++;
    while (TYPE_WORDS.has(valueAt(parser)) && !endsType(parser, parser.at + 1)) parser.at++;
    if (!skipPart(parser)) return;
    if (isPunct(parser, '=>')) parser.at++;
    else if (!isPunct(parser, '|') && !isPunct(parser, '&')) return;
  }
}

/** Whether no further name, text or bracket of a type stands at a token. */
function endsType({ source: { tokens }, end }: Parser, at: number): boolean {
  if (at >= end) return true;
  return tokens.kinds[at] === PUNCT && (tokens.mates[at] as number) <= at;
}

/** One name, literal or bracket of a type with what follows it; false where there is none. */
function skipPart(parser: Parser): boolean {
  const { kinds, mates } = parser.source.tokens;
  const { at } = parser;
  const kind = kinds[at];
  const mate = mates[at] as number;
  if (kind === NAME || kind === NUMBER) parser.at++;
  else if (kind === STRING) parser.at = Math.max(at, mate) + 1;
  else if (kind === PUNCT && mate > at) parser.at = mate + 1;
  else return false;
  while (skipSuffix(parser));
  return true;
}

/** `.Name`, `['key']`, `[]` or `<Arguments>` behind a type. */
function skipSuffix(parser: Parser): boolean {
  const { kinds, mates, breaks } = parser.source.tokens;
  const { at, end } = parser;
  const mate = mates[at] as number;
  if (at >= end) return false;
  if (isPunct(parser, '.') && kinds[at + 1] === NAME) parser.at += 2;
  else if (isPunct(parser, '[') && mate > at && !breaks[at]) parser.at = mate + 1;
  else {
    const close = isPunct(parser, '<') ? closingAngle(parser) : -1;
    if (close < 0) return false;
    parser.at = close + 1;
  }
  return true;
}

/** The `>` that ends the type arguments that begin here; -1 when these can't be any. */
export function closingAngle(parser: Parser): number {
  const { tokens } = parser.source;
  let depth = 0;
  for (let i = parser.at; i < parser.end && i < parser.at + 24; i++) {
    const value = tokens.values[i] as string;
    if (tokens.kinds[i] === NAME) continue;
    // `<{ post: Post }>`, `<() => void>` and `<'id' | 'name'>`
    if ((/^[{(]$/.test(value) || tokens.kinds[i] === STRING) && (tokens.mates[i] as number) >= i) {
      i = tokens.mates[i] as number;
      continue;
    }
    if (value === '<') depth++;
    else if (value === '>' || value === '>>' || value === '>>>') depth -= value.length;
    else if (!/^(?:[.,?|&:[\]]|=>)$/.test(value)) return -1;
    if (depth <= 0) return i;
  }
  return -1;
}
