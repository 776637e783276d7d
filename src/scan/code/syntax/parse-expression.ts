import { HOLE_OPEN, JSX_OPEN, NAME, NUMBER, PUNCT, REGEX, STRING } from '../lex/token-list.ts';
import type { Entry, Expression } from './expression.ts';
import { opensBlock, withBlock } from './parse-block.ts';
import { branchesAt, switchOf } from './parse-branches.ts';
import { commandEnd, startsCommand } from './parse-command.ts';
import { compactAt } from './parse-compact.ts';
import { compositeAt, compositeOf, isComposite } from './parse-composite.ts';
import { lambdaAt } from './parse-lambda.ts';
import { isPunct, type Parser, valueAt } from './parser.ts';
import { closingAngle, skipType } from './skip-type.ts';
import type { SourceFile } from './source-file.ts';

/** Deeper nesting is read as `unknown`: no real code gets there, hostile code does. */
const MAX_DEPTH = 60;

const CONNECTIVES = new Set([
  'and',
  'or',
  'in',
  'is',
  'instanceof',
  'as',
  'not',
  'xor',
  'shl',
  'shr',
]);
const BINARY = new Set(
  '+ - * / % ** // & | ^ << >> >>> == != === !== < > <= >= <=> && || ?? ?: .. =~ !~ @'.split(' '),
);
const PREFIX = new Set([
  '!',
  '-',
  '+',
  '~',
  '...',
  '*',
  '&',
  '**',
  '++',
  '--',
  '@',
  '!!',
  '<-',
  '..',
]);
const PREFIX_WORDS = new Set(
  'await typeof void delete not yield throw return clone print echo include include_once require_once go defer lambda ref out in is async raise'.split(
    ' ',
  ),
);

/** Words of other languages that are plain names here. */
const OWN_PREFIX_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  go: new Set(['return', 'go', 'defer']),
  java: new Set(['return', 'throw', 'yield']),
  javascript: new Set('await typeof void delete yield throw return async in is'.split(' ')),
  kotlin: new Set(['return', 'throw', 'in', 'is']),
  ruby: new Set(['return', 'not', 'yield', 'raise', 'in']),
  php: new Set(['return', 'clone', 'yield', 'throw']),
  python: new Set('await not yield return lambda in is async raise print'.split(' ')),
};

function prefixWords(parser: Parser): ReadonlySet<string> {
  return OWN_PREFIX_WORDS[parser.source.profile.id] ?? PREFIX_WORDS;
}

function unknownAt(parser: Parser): Expression {
  const start = parser.at;
  return { kind: 'unknown', start, end: Math.min(parser.end, start + 1) };
}

/** Whether the token at `parser.at` begins a new statement because of its line break. */
function ended(parser: Parser): boolean {
  return (
    parser.at >= parser.end ||
    (!parser.wraps && (parser.source.tokens.breaks[parser.at] as boolean))
  );
}

/** A parser that stands at a token. */
export function parserAt(source: SourceFile, at: number, end: number, wraps: boolean): Parser {
  return { source, at, end, wraps, depth: 0, parse: parseExpression };
}

/** Parses one expression, as far as it goes; commas and assignments end it. */
export function parseExpression(parser: Parser): Expression {
  if (parser.depth >= MAX_DEPTH || parser.at >= parser.end) return unknownAt(parser);
  parser.depth++;
  const expression = parseChoice(parser, parseBinary(parser));
  parser.depth--;
  return expression;
}

function parseChoice(parser: Parser, condition: Expression): Expression {
  const { profile } = parser.source;
  if (isPunct(parser, '?') && profile.ternary) {
    parser.at++;
    const yes = parseExpression(parser);
    if (!isPunct(parser, ':')) return condition;
    parser.at++;
    const no = parseExpression(parser);
    return { kind: 'choice', condition, options: [yes, no], start: condition.start, end: no.end };
  }
  if (profile.id === 'python' && valueAt(parser) === 'if' && !ended(parser)) {
    parser.at++;
    const test = parseBinary(parser);
    if (valueAt(parser) !== 'else') return condition;
    parser.at++;
    const no = parseExpression(parser);
    return {
      kind: 'choice',
      condition: test,
      options: [condition, no],
      start: condition.start,
      end: no.end,
    };
  }
  return condition;
}

function binaryOperator(parser: Parser): string | undefined {
  const { tokens, profile } = parser.source;
  if (parser.at >= parser.end) return undefined;
  const value = tokens.values[parser.at] as string;
  const kind = tokens.kinds[parser.at];
  if (kind === NAME)
    return (CONNECTIVES.has(value) || isTyping(parser, value)) && !ended(parser)
      ? value
      : undefined;
  if (kind !== PUNCT) return undefined;
  if (value === '.' && profile.concat === '.') return value;
  if (!BINARY.has(value)) return undefined;
  return tokens.breaks[parser.at] && !parser.wraps && profile.newlines !== 'free'
    ? undefined
    : value;
}

/** Whether a type of TypeScript stands behind this word, which says nothing of the value. */
function isTyping({ source }: Parser, operator: string): boolean {
  return source.profile.id === 'javascript' && (operator === 'as' || operator === 'satisfies');
}

/** A flat chain of operands per operator run: precedence is not needed to see what is glued. */
function parseBinary(parser: Parser): Expression {
  const first = parseUnary(parser);
  const operands = [first];
  let operator = '';
  for (let next = binaryOperator(parser); next !== undefined; next = binaryOperator(parser)) {
    parser.at++;
    if (next === 'not' || (next === 'is' && valueAt(parser) === 'not')) parser.at++;
    const before = parser.at;
    if (isTyping(parser, next)) {
      skipType(parser);
      if (parser.at === before) break;
      continue;
    }
    const operand = parseUnary(parser);
    if (parser.at === before) break;
    if (next === 'as') skipTypeArguments(parser);
    else operands.push(operand);
    if (operator === '' || rank(next) < rank(operator)) operator = next;
  }
  if (operands.length === 1) return first;
  return { kind: 'binary', operator, operands, start: first.start, end: parser.at };
}

/** Comparisons outrank connectives of values, which outrank arithmetic: the loosest names the node. */
function rank(operator: string): number {
  if (/^(?:\|\||&&|\?\?|\?:|and|or)$/.test(operator)) return 1;
  if (/^(?:[=!]==?|[<>]=?|<=>|=~|!~|in|is|instanceof|not)$/.test(operator)) return 0;
  return operator === '%' ? 2 : 3;
}

/** Parses one operand: what stands between binary operators. */
export function parseUnary(parser: Parser): Expression {
  const start = parser.at;
  const { tokens } = parser.source;
  if (start >= parser.end) return unknownAt(parser);
  const value = tokens.values[start] as string;
  const kind = tokens.kinds[start];
  if (kind === NAME && parser.source.profile.commandWords?.has(value))
    return parseCommandWord(parser);
  const isPrefix =
    (kind === PUNCT && PREFIX.has(value)) || (kind === NAME && prefixWords(parser).has(value));
  if (isPrefix && value !== 'lambda' && prefixApplies(parser, value) && parser.depth < MAX_DEPTH) {
    parser.at++;
    parser.depth++;
    const operand = parseUnary(parser);
    parser.depth--;
    return { kind: 'unary', operator: value, operand, start, end: parser.at };
  }
  return parseCast(parser) ?? parsePostfix(parser, parsePrimary(parser));
}

/** `echo $x, $y` and `include $file`, with or without brackets. */
function parseCommandWord(parser: Parser): Expression {
  const start = parser.at++;
  const name = parser.source.tokens.values[start] as string;
  const callee: Expression = { kind: 'name', name, start, end: start + 1 };
  const to = commandEnd(parser);
  const entries = parser.depth < MAX_DEPTH ? parseList(parser, parser.at, to) : [];
  parser.at = to;
  return { kind: 'call', callee, entries, isNew: false, open: -1, start, end: to };
}

/** `print(…)` and `include(…)` read as calls; `in` and `is` as prefixes only where nothing stands before. */
function prefixApplies(parser: Parser, value: string): boolean {
  const next = parser.at + 1;
  if (
    /^(?:print|echo|clone|include|include_once|require_once|async|ref|out|go|raise)$/.test(value)
  ) {
    return (
      !isPunct(parser, '(', next) && !isPunct(parser, '.', next) && !isPunct(parser, '=>', next)
    );
  }
  return true;
}

/** `(Type) operand`, where the language has such casts. */
function parseCast(parser: Parser): Expression | undefined {
  const { tokens, profile, text } = parser.source;
  const start = parser.at;
  if (profile.id === 'javascript' && isPunct(parser, '<')) return parseAssertion(parser);
  if (!profile.casts || !isPunct(parser, '(')) return undefined;
  const close = tokens.mates[start] as number;
  if (close < 0 || close - start > 9 || close === start + 1) return undefined;
  for (let i = start + 1; i < close; i++) {
    if (tokens.kinds[i] !== NAME && !/^(?:[.<>,?]|\[|\])$/.test(tokens.values[i] as string))
      return undefined;
  }
  const next = tokens.kinds[close + 1];
  if (
    close + 1 >= parser.end ||
    (next !== NAME && next !== STRING && next !== NUMBER && !isPunct(parser, '(', close + 1))
  ) {
    return undefined;
  }
  if (CONNECTIVES.has(valueAt(parser, close + 1)) || parser.depth >= MAX_DEPTH) return undefined;
  parser.at = close + 1;
  parser.depth++;
  const operand = parseUnary(parser);
  parser.depth--;
  const type = text.slice(tokens.ends[start], tokens.starts[close]);
  return { kind: 'unary', operator: `(${type})`, operand, start, end: parser.at };
}

/** TypeScript's `<string>operand`, and the type parameters of `<T>(x: T) => x`. */
function parseAssertion(parser: Parser): Expression | undefined {
  const close = closingAngle(parser);
  if (close < 0 || parser.depth >= MAX_DEPTH) return undefined;
  parser.at = close + 1;
  parser.depth++;
  const operand = parseUnary(parser);
  parser.depth--;
  return operand;
}

function parsePrimary(parser: Parser): Expression {
  const { tokens } = parser.source;
  const start = parser.at;
  const kind = tokens.kinds[start];
  const lambda = lambdaAt(parser);
  if (lambda !== undefined) return lambda;
  if (kind === STRING) return parseString(parser);
  const composite = compositeAt(parser, parseEntries);
  if (composite !== undefined) return composite;
  if (kind === JSX_OPEN) {
    parser.at = Math.max(start, tokens.mates[start] as number) + 1;
    return { kind: 'jsx', start, end: parser.at };
  }
  if (kind === NUMBER || kind === REGEX) {
    parser.at++;
    return { kind: kind === NUMBER ? 'number' : 'regex', start, end: parser.at };
  }
  if (kind === NAME)
    return (parser.depth < MAX_DEPTH ? branchesAt(parser) : undefined) ?? parseName(parser);
  if (kind === PUNCT && (tokens.mates[start] as number) > start) return parseBracket(parser);
  return unknownAt(parser);
}

function parseString(parser: Parser): Expression {
  const { tokens } = parser.source;
  const start = parser.at;
  const holes: Expression[] = [];
  for (const hole of tokens.literals.get(start)?.holes ?? []) {
    const until = tokens.mates[hole] as number;
    if (tokens.kinds[hole] !== HOLE_OPEN || until < 0) continue;
    holes.push(parseExpression({ ...parser, at: hole + 1, end: until, wraps: true }));
  }
  parser.at = Math.max(start, tokens.mates[start] as number) + 1;
  const string: Expression = { kind: 'string', token: start, holes, start, end: parser.at };
  if (tokens.kinds[parser.at] !== STRING || parser.at >= parser.end || ended(parser)) return string;
  if (!parser.source.profile.adjacentStrings || parser.depth >= MAX_DEPTH) return string;
  parser.depth++;
  const next = parseString(parser);
  parser.depth--;
  const rest = next.kind === 'binary' ? next.operands : [next];
  return { kind: 'binary', operator: '+', operands: [string, ...rest], start, end: parser.at };
}

function parseName(parser: Parser): Expression {
  const { tokens } = parser.source;
  const start = parser.at++;
  const name = tokens.values[start] as string;
  const isNew = name === 'new' && parser.source.profile.commands !== true;
  if (isNew && tokens.kinds[parser.at] === NAME && !isPunct(parser, '.')) {
    const made = parsePostfix(parser, parseName(parser), true);
    const call: Expression =
      made.kind === 'call' || readsMade(made)
        ? { ...made, start }
        : { kind: 'call', callee: made, entries: [], isNew: true, open: -1, start, end: parser.at };
    return withInitializer(parser, call, made.kind === 'index');
  }
  if (name === 'new' && parser.source.profile.initializers && /^[[({]$/.test(valueAt(parser))) {
    if (!isPunct(parser, '{'))
      parser.at = Math.max(parser.at, tokens.mates[parser.at] as number) + 1;
    return withInitializer(parser, { kind: 'name', name, start, end: parser.at }, true);
  }
  if (name === 'array' && parser.source.profile.id === 'php' && isPunct(parser, '('))
    return { ...parseBracket(parser), start };
  return (
    (name === 'compact' ? compactAt(parser, start) : undefined) ?? {
      kind: 'name',
      name,
      start,
      end: parser.at,
    }
  );
}

/** Whether a member is read of what was just made: `new URL(x).pathname`, but not the class of `new lib.Parser`. */
function readsMade(expression: Expression): boolean {
  let node = expression;
  while (node.kind === 'member' || node.kind === 'index') node = node.object;
  return node !== expression && node.kind === 'call' && node.isNew;
}

/** `new T[] { a, b }`, and in C# `new T { A = 1 }`: a list, or the call with the entries as keywords. */
function withInitializer(parser: Parser, made: Expression, isArray: boolean): Expression {
  const { tokens, profile } = parser.source;
  const open = parser.at;
  const applies = isArray ? profile.id === 'java' || profile.initializers : profile.initializers;
  if (!applies || !isPunct(parser, '{') || (tokens.mates[open] as number) < open) return made;
  const entries = parseEntries(parser, open);
  parser.at = (tokens.mates[open] as number) + 1;
  const place = { start: made.start, end: parser.at };
  const isList = entries.every((entry) => entry.key === undefined);
  if (made.kind === 'call' && !isArray && (!isList || entries.length === 0))
    return { ...made, ...place, entries: [...made.entries, ...entries] };
  return { kind: isList ? 'list' : 'map', entries, ...place };
}

/** `( … )`, `[ … ]` or `{ … }` in operand position. */
function parseBracket(parser: Parser): Expression {
  const start = parser.at;
  const entries = parseEntries(parser, start);
  const opener = parser.source.tokens.values[start];
  parser.at = (parser.source.tokens.mates[start] as number) + 1;
  const isArray = parser.source.tokens.values[start - 1] === 'array';
  const kind = opener === '(' && !isArray ? 'group' : opener === '{' ? 'map' : 'list';
  if (kind !== 'map' && entries.length > 0 && parser.source.profile.id === 'php') {
    const keyed = entries.some((entry) => entry.key !== undefined);
    return { kind: keyed ? 'map' : kind, entries, start, end: parser.at };
  }
  if (kind === 'group' && entries.length > 1)
    return { kind: 'list', entries, start, end: parser.at };
  return { kind, entries, start, end: parser.at };
}

/** The entries between the bracket at `open` and its mate. */
export function parseEntries(outer: Parser, open: number): Entry[] {
  return parseList(outer, open + 1, outer.source.tokens.mates[open] as number);
}

function parseList(outer: Parser, from: number, to: number): Entry[] {
  const entries: Entry[] = [];
  const parser: Parser = { ...outer, at: from, end: to, wraps: true };
  while (parser.at < to && entries.length < 2000) {
    const before = parser.at;
    entries.push(parseEntry(parser));
    skipTo(parser, ',');
    if (parser.at === before) parser.at++;
  }
  return entries;
}

function parseEntry(parser: Parser): Entry {
  const { tokens } = parser.source;
  const at = parser.at;
  const kind = tokens.kinds[at];
  const after = kind === STRING ? (tokens.mates[at] as number) + 1 : at + 1;
  const sign = after < parser.end && tokens.kinds[after] === PUNCT ? tokens.values[after] : '';
  if (
    (kind === NAME || kind === STRING || kind === NUMBER) &&
    (sign === ':' || sign === '=' || sign === '=>')
  ) {
    const isArrow = sign === '=>' && parser.source.profile.arrow === '=>';
    if (!isArrow) {
      const key = kind === STRING ? stringKey(parser, at) : (tokens.values[at] as string);
      parser.at = after + 1;
      return { key: key.replace(/^:/, ''), value: parseExpression(parser) };
    }
  }
  const value = parseExpression(parser);
  if (isPunct(parser, ':') || (isPunct(parser, '=>') && parser.source.profile.arrow !== '=>')) {
    parser.at++;
    return { value: parseExpression(parser) };
  }
  if (kind === NAME && parser.at === at + 1) return { value };
  return { value };
}

function stringKey(parser: Parser, at: number): string {
  const literal = parser.source.tokens.literals.get(at);
  return literal === undefined ? '' : parser.source.text.slice(literal.from, literal.to);
}

/** Moves past the next `separator` at this level, over bracketed groups. */
export function skipTo(parser: Parser, separator: string): void {
  const { tokens } = parser.source;
  while (parser.at < parser.end) {
    const mate = tokens.mates[parser.at] as number;
    if (isPunct(parser, separator)) {
      parser.at++;
      return;
    }
    parser.at = mate > parser.at ? mate + 1 : parser.at + 1;
  }
}

/** Members, indexes, calls and generic arguments that follow a primary. */
export function parsePostfix(parser: Parser, first: Expression, isNew = false): Expression {
  const { tokens, profile } = parser.source;
  let node = first;
  for (let count = 0; parser.at < parser.end && count < 4000; count++) {
    const at = parser.at;
    const value = tokens.kinds[at] === PUNCT ? (tokens.values[at] as string) : '';
    if (profile.members.has(value) && tokens.kinds[at + 1] === NAME && at + 1 < parser.end) {
      parser.at += 2;
      node = {
        kind: 'member',
        object: node,
        name: tokens.values[at + 1] as string,
        start: first.start,
        end: parser.at,
      };
    } else if (profile.commands && opensBlock(parser, node)) {
      node = withBlock(parser, node);
    } else if (profile.commands && startsCommand(parser, node)) {
      const to = commandEnd(parser);
      const entries =
        parser.depth < MAX_DEPTH ? parseList({ ...parser, depth: parser.depth + 1 }, at, to) : [];
      parser.at = to;
      return {
        kind: 'call',
        callee: node,
        entries,
        isNew: false,
        open: -1,
        start: first.start,
        end: to,
      };
    } else if (
      profile.members.has(value) &&
      value !== '.' &&
      (isPunct(parser, '(', at + 1) || isPunct(parser, '[', at + 1))
    ) {
      parser.at++;
    } else if (value === '(' && bracketApplies(parser)) {
      const entries = parseEntries(parser, at);
      parser.at = (tokens.mates[at] as number) + 1;
      node = {
        kind: 'call',
        callee: node,
        entries,
        isNew: isNew || isMade(parser, node),
        open: at,
        start: first.start,
        end: parser.at,
      };
      if (isNew) return parsePostfix(parser, node);
    } else if (value === '[' && bracketApplies(parser)) {
      const key = parseExpression({
        ...parser,
        at: at + 1,
        end: tokens.mates[at] as number,
        wraps: true,
        depth: parser.depth + 1,
      });
      parser.at = (tokens.mates[at] as number) + 1;
      node = { kind: 'index', object: node, key, start: first.start, end: parser.at };
    } else if (value === '<' && profile.generics && genericEnd(parser) > 0)
      parser.at = genericEnd(parser);
    else if (
      value === '!' &&
      (profile.id === 'javascript' || profile.id === 'csharp') &&
      !tokens.breaks[at] &&
      !isPunct(parser, '=', at + 1)
    )
      parser.at++;
    else if ((value === '!!' || value === '?') && profile.id === 'kotlin') parser.at++;
    else if (
      tokens.kinds[at] === STRING &&
      profile.id === 'javascript' &&
      !tokens.breaks[at] &&
      tokens.values[at] === '`' &&
      (node.kind === 'name' || node.kind === 'member')
    ) {
      node = tagged(parser, node);
    } else if (value === '{' && isComposite(parser, node))
      node = compositeOf(parser, node, parseEntries);
    else if (value === '.' && profile.id === 'go' && isPunct(parser, '(', at + 1))
      parser.at = Math.max(at + 1, tokens.mates[at + 1] as number) + 1;
    else {
      const chosen = parser.depth < MAX_DEPTH ? switchOf(parser, node) : undefined;
      if (chosen === undefined) break;
      node = chosen;
    }
  }
  return node;
}

/** JavaScript's tag with the template behind it, as a call. */
function tagged(parser: Parser, callee: Expression): Expression {
  const open = parser.at;
  const entries = [{ value: parseString(parser) }];
  const { start } = callee;
  return { kind: 'call', callee, entries, isNew: false, open, start, end: parser.at };
}

/** Kotlin writes no `new`: what is called and begins with a capital is a class. */
function isMade(parser: Parser, callee: Expression): boolean {
  if (parser.source.profile.id !== 'kotlin') return false;
  return (callee.kind === 'name' || callee.kind === 'member') && /^[A-Z]/.test(callee.name);
}

/** A bracket on a new line belongs to the expression only where line breaks don't matter. */
function bracketApplies(parser: Parser): boolean {
  const { tokens, profile } = parser.source;
  const mate = tokens.mates[parser.at] as number;
  if (mate < parser.at || mate >= parser.end) return false;
  return (
    !tokens.breaks[parser.at] ||
    (profile.newlines === 'free' && parser.source.language !== 'javascript') ||
    parser.wraps
  );
}

/** Behind `as` no comparison can stand: `query as Record<string, string>` says no more than `query as Query`. */
function skipTypeArguments(parser: Parser): void {
  if (!parser.source.profile.generics || !isPunct(parser, '<')) return;
  const close = closingAngle(parser);
  if (close > 0) parser.at = close + 1;
}

/** The token after `<Type, …>` when a call or member follows; 0 when this is a comparison. */
function genericEnd(parser: Parser): number {
  const close = closingAngle(parser);
  if (close < 0) return 0;
  return isPunct(parser, '(', close + 1) || isPunct(parser, '{', close + 1) ? close + 1 : 0;
}
