import { NAME } from '../lex/token-list.ts';
import type { Entry, Expression } from './expression.ts';
import { isPunct, type Parser, valueAt } from './parser.ts';

/** Reads the entries between the bracket at `open` and its mate. */
type ReadEntries = (parser: Parser, open: number) => Entry[];

/** Whether `{` at `parser.at` opens a composite literal of the type before it: gofmt leaves no space. */
export function isComposite(parser: Parser, node: Expression): boolean {
  const { tokens, profile } = parser.source;
  if (profile.id !== 'go' || (node.kind !== 'name' && node.kind !== 'member')) return false;
  return (
    (tokens.mates[parser.at] as number) > parser.at &&
    tokens.ends[parser.at - 1] === tokens.starts[parser.at]
  );
}

/** `http.Cookie{Name: n}` as a call of the type. */
export function compositeOf(
  parser: Parser,
  callee: Expression,
  readEntries: ReadEntries,
): Expression {
  const open = parser.at;
  const entries = readEntries(parser, open);
  parser.at = (parser.source.tokens.mates[open] as number) + 1;
  const { start } = callee;
  return { kind: 'call', callee, entries, isNew: true, open, start, end: parser.at };
}

/** The token after a Go type that begins at `from`: `[]string`, `map[string]*T`, `*pkg.T`; `from` when there is none. */
function typeEnd(parser: Parser, from: number): number {
  const { tokens } = parser.source;
  let i = from;
  for (let count = 0; i < parser.end && count < 40; count++) {
    const mate = tokens.mates[i] as number;
    if (isPunct(parser, '[', i) && mate >= i) i = mate + 1;
    else if (isPunct(parser, '*', i)) i++;
    else if (tokens.kinds[i] === NAME) {
      const word = valueAt(parser, i++);
      const isBlock = (word === 'interface' || word === 'struct') && isPunct(parser, '{', i);
      if (isBlock) return Math.max(i, tokens.mates[i] as number) + 1;
      if (word === 'map' && isPunct(parser, '[', i)) continue;
      while (isPunct(parser, '.', i) && tokens.kinds[i + 1] === NAME) i += 2;
      return i;
    } else return from;
  }
  return from;
}

/** `[]T{…}`, `map[K]V{…}` and `[]byte(…)` in operand position; undefined when nothing of the kind begins here. */
export function compositeAt(parser: Parser, readEntries: ReadEntries): Expression | undefined {
  const { tokens, profile } = parser.source;
  const start = parser.at;
  if (profile.id !== 'go') return undefined;
  const isMap = valueAt(parser) === 'map' && isPunct(parser, '[', start + 1);
  const isStruct = valueAt(parser) === 'struct' && isPunct(parser, '{', start + 1);
  if (!isPunct(parser, '[') && !isMap && !isStruct) return undefined;
  const open = typeEnd(parser, start);
  if (open === start || open >= parser.end) return undefined;
  const isValue = isPunct(parser, '{', open);
  if (!isValue && !isPunct(parser, '(', open)) return undefined;
  const entries = readEntries(parser, open);
  parser.at = Math.max(open, tokens.mates[open] as number) + 1;
  const kind = !isValue ? 'group' : isMap || isStruct ? 'map' : 'list';
  return { kind, entries, start, end: parser.at };
}
