import { NAME } from '../lex/token-list.ts';
import type { Expression } from './expression.ts';
import { isPunct, type Parser, valueAt } from './parser.ts';

const MAX_BRANCHES = 60;
/** A branch that leaves gives no value. */
const LEAVES = /^(?:throw|return|continue|break)$/;

/** The value that a block gives: what `yield` hands over in Java and C#, in Kotlin its last line. */
function blockStart({ source }: Parser, open: number): number {
  const { tokens, profile } = source;
  const close = tokens.mates[open] as number;
  let last = open + 1;
  for (let i = open + 1; i < close; i++) {
    if (profile.id === 'kotlin' ? tokens.breaks[i] : tokens.values[i] === 'yield')
      last = profile.id === 'kotlin' ? i : i + 1;
    const mate = tokens.mates[i] as number;
    if (mate > i) i = mate;
  }
  return last < close ? last : -1;
}

/** One branch, a block or an expression, consumed; undefined when it gives no value. */
function branchAt(parser: Parser, end: number): Expression | undefined {
  const { mates } = parser.source.tokens;
  const close = isPunct(parser, '{') ? (mates[parser.at] as number) : -1;
  const from = close > parser.at ? blockStart(parser, parser.at) : parser.at;
  const inner = { ...parser, at: from, end: close > 0 ? close : end, depth: parser.depth + 1 };
  if (parser.source.profile.newlines === 'ends') inner.wraps = false;
  const value =
    from < 0 || LEAVES.test(valueAt(inner)) || valueAt(inner) === '}'
      ? undefined
      : parser.parse(inner);
  parser.at = close > 0 ? close + 1 : Math.max(inner.at, parser.at);
  return value;
}

function choiceOf(
  parser: Parser,
  start: number,
  condition: Expression | undefined,
  options: (Expression | undefined)[],
): Expression | undefined {
  const values = options.filter((one) => one !== undefined);
  if (values.length === 0) return undefined;
  const test = condition ?? { kind: 'unknown', start, end: start + 1 };
  return { kind: 'choice', condition: test, options: values, start, end: parser.at };
}

/** What stands behind each arrow between the brackets. */
function arrows(parser: Parser, open: number, arrow: string): (Expression | undefined)[] {
  const { tokens } = parser.source;
  const close = tokens.mates[open] as number;
  const inner: Parser = { ...parser, at: open + 1, end: close, wraps: true };
  const options: (Expression | undefined)[] = [];
  while (inner.at < close && options.length < MAX_BRANCHES) {
    const mate = tokens.mates[inner.at] as number;
    if (isPunct(inner, arrow)) {
      inner.at++;
      options.push(branchAt(inner, close));
    } else inner.at = mate > inner.at ? mate + 1 : inner.at + 1;
  }
  parser.at = close + 1;
  return options;
}

/** The condition in brackets at `at`, and the token behind it. */
function conditionAt(parser: Parser, at: number): [Expression | undefined, number] {
  const close = parser.source.tokens.mates[at] as number;
  if (!isPunct(parser, '(', at) || close < at) return [undefined, at];
  const inner = { ...parser, at: at + 1, end: close, wraps: true, depth: parser.depth + 1 };
  return [parser.parse(inner), close + 1];
}

/** Kotlin's `if (…) a else b` as a value. */
function ifAt(parser: Parser): Expression | undefined {
  const start = parser.at;
  const [condition, from] = conditionAt(parser, start + 1);
  if (condition === undefined) return undefined;
  parser.at = from;
  const yes = branchAt(parser, parser.end);
  if (valueAt(parser) !== 'else') {
    parser.at = start;
    return undefined;
  }
  parser.at++;
  const no = branchAt(parser, parser.end);
  return choiceOf(parser, start, condition, [yes, no]);
}

/** Whether an arm's value is written out: which of these it is decides nothing. */
function isWritten(value: Expression): boolean {
  return value.kind === 'number' || (value.kind === 'string' && value.holes.length === 0);
}

/** PHP's `match ($x) { 'a', 'b' => …, default => … }`, as the choices that it stands for, one in the other. */
function matchAt(parser: Parser): Expression | undefined {
  const { tokens } = parser.source;
  const start = parser.at;
  const [subject, open] = conditionAt(parser, start + 1);
  const close = tokens.mates[open] as number;
  if (subject === undefined || !isPunct(parser, '{', open) || close < open) return undefined;
  const inner: Parser = {
    ...parser,
    at: open + 1,
    end: close,
    wraps: true,
    depth: parser.depth + 1,
  };
  const tested: { condition: Expression; value: Expression }[] = [];
  const rest: Expression[] = [];
  for (let count = 0; inner.at < close && count < MAX_BRANCHES; count++) {
    const isDefault = valueAt(inner) === 'default';
    const condition = parser.parse(inner);
    while (inner.at < close && !isPunct(inner, '=>')) {
      const mate = tokens.mates[inner.at] as number;
      inner.at = mate > inner.at ? mate + 1 : inner.at + 1;
    }
    inner.at++;
    const value = branchAt(inner, close);
    if (value !== undefined && (isDefault || isWritten(value))) rest.push(value);
    else if (value !== undefined) tested.push({ condition, value });
    while (inner.at < close && !isPunct(inner, ',')) {
      const mate = tokens.mates[inner.at] as number;
      inner.at = mate > inner.at ? mate + 1 : inner.at + 1;
    }
    inner.at++;
  }
  parser.at = close + 1;
  const isTrue =
    /^true$/i.test(valueAt(parser, subject.start)) && subject.end === subject.start + 1;
  const compared = isTrue ? {} : { subject };
  const end = parser.at;
  const other: Expression = { kind: 'unknown', start, end: start + 1 };
  let choice = rest.length === 0 ? undefined : choiceOf(parser, open, other, rest);
  for (const { condition, value } of tested.reverse()) {
    const options = choice === undefined ? [value] : [value, choice];
    choice = { kind: 'choice', condition, ...compared, options, start: condition.start, end };
  }
  return choice === undefined ? undefined : { ...choice, start };
}

/**
 * The value that branches give, consumed: Java's `switch (x) { case "a" -> … }`, Kotlin's `when` and `if`, PHP's `match`;
 * undefined when nothing of the kind begins here.
 */
export function branchesAt(parser: Parser): Expression | undefined {
  const { tokens, profile } = parser.source;
  const start = parser.at;
  if (tokens.kinds[start] !== NAME) return undefined;
  const word = valueAt(parser);
  if (profile.id === 'kotlin' && word === 'if') return ifAt(parser);
  if (profile.id === 'php' && word === 'match') {
    const found = matchAt(parser);
    if (found === undefined) parser.at = start;
    return found;
  }
  if (word !== (profile.id === 'kotlin' ? 'when' : profile.id === 'java' ? 'switch' : undefined))
    return undefined;
  const [condition, open] = conditionAt(parser, start + 1);
  if (!isPunct(parser, '{', open) || (tokens.mates[open] as number) < open) return undefined;
  const choice = choiceOf(parser, start, condition, arrows(parser, open, '->'));
  if (choice === undefined) parser.at = start;
  return choice;
}

/** C#'s `x switch { "a" => …, _ => … }`, of which `x` is read. */
export function switchOf(parser: Parser, node: Expression): Expression | undefined {
  const { tokens, profile } = parser.source;
  const open = parser.at + 1;
  if (profile.id !== 'csharp' || valueAt(parser) !== 'switch') return undefined;
  if (!isPunct(parser, '{', open) || (tokens.mates[open] as number) < open) return undefined;
  const { at } = parser;
  const choice = choiceOf(parser, node.start, node, arrows(parser, open, '=>'));
  if (choice === undefined) parser.at = at;
  return choice;
}
