import { NAME, NUMBER, PUNCT, REGEX, STRING } from '../lex/token-list.ts';
import type { Entry, Expression } from './expression.ts';
import { CONNECTIVES, ended, isPunct, type Parser, parseEntry, valueAt } from './parse-expression.ts';

const KEYWORDS = new Set(
  'if unless while until then do end rescue ensure else elsif when class module def begin self_'.split(
    ' ',
  ),
);
/** Keywords that never name a method: what follows them is no argument. */
const NO_METHOD = new Set(
  'if unless while until then do end rescue ensure else elsif when case in class module def begin nil true false self return yield and or not'.split(
    ' ',
  ),
);

/** Whether the tokens after a name are its arguments although no bracket opens: `system "ls"`. */
export function takesArguments(parser: Parser, node: Expression): boolean {
  if (ended(parser) || (node.kind !== 'name' && node.kind !== 'member')) return false;
  const { tokens } = parser.source;
  const { at } = parser;
  const word = tokens.values[at - 1] as string;
  if (node.kind === 'name' && (NO_METHOD.has(word) || /^[@$:]/.test(word))) return false;
  if (tokens.ends[at - 1] === tokens.starts[at]) return false;
  const kind = tokens.kinds[at];
  if (kind === STRING || kind === NUMBER || kind === REGEX) return true;
  const value = valueAt(parser);
  if (kind === NAME) return !CONNECTIVES.has(value) && !KEYWORDS.has(value);
  const tight = tokens.ends[at] === tokens.starts[at + 1] && !tokens.breaks[at + 1];
  return kind === PUNCT && tight && /^(?:\[|->|\*|\*\*|&|-|!|::)$/.test(value);
}

/** The call of a name whose arguments follow without brackets, up to the end of the line. */
export function commandCall(parser: Parser, callee: Expression): Expression {
  const open = parser.at;
  const entries: Entry[] = [];
  const inner: Parser = { ...parser, depth: parser.depth + 1 };
  while (inner.at < inner.end && entries.length < 200) {
    const before = inner.at;
    entries.push(parseEntry(inner));
    if (inner.at === before) inner.at++;
    if (!isPunct(inner, ',')) break;
    inner.at++;
  }
  parser.at = inner.at;
  return {
    kind: 'call',
    callee,
    entries,
    isNew: false,
    open,
    start: callee.start,
    end: parser.at,
  };
}
