import { NAME } from '../lex/token-list.ts';
import type { Expression } from './expression.ts';
import { isPunct, type Parser, valueAt } from './parser.ts';

/** The anonymous function that begins at `parser.at`, consumed; undefined when there is none. */
export function lambdaAt(parser: Parser): Expression | undefined {
  const { tokens, profile } = parser.source;
  const start = parser.at;
  const value = valueAt(parser);
  if (tokens.kinds[start] === NAME) {
    if (value === 'lambda' && profile.id === 'python') return pythonLambda(parser);
    if (profile.functionWords.has(value)) return wordFunction(parser);
    if (isPunct(parser, profile.arrow, start + 1))
      return arrowBody(parser, [start, start + 1], start + 2);
    return undefined;
  }
  const close = tokens.mates[start] as number;
  if (!isPunct(parser, '(') || close < start) return undefined;
  let arrow = close + 1;
  if (isPunct(parser, ':', arrow)) {
    while (arrow < parser.end && arrow < close + 16 && !isPunct(parser, profile.arrow, arrow))
      arrow++;
  }
  if (!isPunct(parser, profile.arrow, arrow)) return undefined;
  return arrowBody(parser, [start + 1, close], arrow + 1);
}

function lambda(
  parser: Parser,
  start: number,
  params: [number, number],
  body: [number, number],
): Expression {
  return { kind: 'lambda', params, body, start, end: parser.at };
}

function arrowBody(parser: Parser, params: [number, number], from: number): Expression {
  const start = parser.at;
  const mate = isPunct(parser, '{', from) ? (parser.source.tokens.mates[from] as number) : -1;
  parser.at = from;
  if (mate > from) parser.at = mate + 1;
  else parser.parse(parser);
  return lambda(parser, start, params, mate > from ? [from + 1, mate] : [from, parser.at]);
}

function pythonLambda(parser: Parser): Expression {
  const start = parser.at;
  let colon = start + 1;
  while (colon < parser.end && !isPunct(parser, ':', colon)) colon++;
  parser.at = colon + 1;
  parser.parse(parser);
  return lambda(parser, start, [start + 1, colon], [colon + 1, parser.at]);
}

/** `function name(…) {…}`, `func(…) T {…}`, `fn(…) => e`. */
function wordFunction(parser: Parser): Expression | undefined {
  const { tokens } = parser.source;
  const start = parser.at;
  let open = start + 1;
  while (open < parser.end && open < start + 6 && !isPunct(parser, '(', open)) open++;
  const close = tokens.mates[open] as number;
  if (!isPunct(parser, '(', open) || close < open) return undefined;
  const params: [number, number] = [open + 1, close];
  for (let i = close + 1; i < parser.end && i < close + 30; i++) {
    if (isPunct(parser, '{', i) && (tokens.mates[i] as number) > i) {
      parser.at = (tokens.mates[i] as number) + 1;
      return lambda(parser, start, params, [i + 1, parser.at - 1]);
    }
    if (isPunct(parser, '=>', i)) {
      parser.at = i + 1;
      parser.parse(parser);
      return lambda(parser, start, params, [i + 1, parser.at]);
    }
    if (isPunct(parser, '(', i)) i = Math.max(i, tokens.mates[i] as number);
    if (isPunct(parser, ';', i) || isPunct(parser, ')', i)) break;
  }
  return undefined;
}
