import { NAME } from '../lex/token-list.ts';
import { type AssignmentTable, add } from './assignment.ts';
import {
  assignsInside,
  hasComma,
  isPatternOfParameters,
  listedNames,
  statementStart,
  targetBefore,
  typeColon,
} from './assignment-target.ts';
import { readCase } from './case-patterns.ts';
import { readForeach } from './foreach.ts';
import { partsOfPattern } from './php-targets.ts';
import type { SourceFile } from './source-file.ts';
import { readDefine, readFill, readInto, readParts, readPush } from './written-by-calls.ts';

const PLAIN = new Set(['=', ':=', '<-']);
const GLUES = new Set(['+=', '.=', '<<=', '||=', '??=', '|=']);

export function findAssignments(source: SourceFile): AssignmentTable {
  const table: AssignmentTable = new Map();
  const { tokens } = source;
  const openers: number[] = [];
  for (let i = 0; i < tokens.kinds.length; i++) {
    const value = tokens.values[i] as string;
    const mate = tokens.mates[i] as number;
    if (mate > i && (value === '(' || value === '[' || value === '{')) openers.push(i);
    else if (mate >= 0 && mate < i && openers[openers.length - 1] === mate) openers.pop();
    if (PLAIN.has(value) || GLUES.has(value))
      readAssignment(source, table, i, openers[openers.length - 1] ?? -1);
    else if (value === 'out' && source.profile.id === 'csharp')
      readOut(source, table, i, openers[openers.length - 1] ?? -1);
    readBlock(source, table, i);
    if (tokens.kinds[i] === NAME) {
      readLoop(source, table, i);
      readCase(source, table, i);
      readFill(source, table, i);
      readInto(source, table, i);
      readPush(source, table, i);
      readParts(source, table, i);
      readDefine(source, table, i);
    }
  }
  return table;
}

/** Where modifiers stand before a name and its type: `private readonly key: string = "x"`. */
const MODIFIED = new Set(['javascript', 'kotlin']);
const MODIFIERS =
  /^(?:private|protected|public|internal|readonly|static|override|declare|lateinit|open|final|const|val|var)$/;

function readAssignment(
  source: SourceFile,
  table: AssignmentTable,
  sign: number,
  opener: number,
): void {
  const { tokens, profile, text } = source;
  const operator = tokens.values[sign] as string;
  if (
    opener >= 0 &&
    tokens.values[opener] !== '{' &&
    operator !== ':=' &&
    !assignsInside(source, opener, sign)
  )
    return;
  const start = statementStart(source, sign, opener);
  const first = tokens.values[start] as string;
  const keyword = /^(?:const|let|var|val|export|auto|final|my|local)$/.test(first);
  let from = keyword ? start + 1 : start;
  if (first === 'export') from++;
  if (MODIFIED.has(profile.id))
    while (from < sign - 1 && MODIFIERS.test(tokens.values[from] as string)) from++;
  const last = sign - 1;
  if (
    (tokens.values[last] === '}' || tokens.values[last] === ']') &&
    (tokens.mates[last] as number) === from
  ) {
    readPattern(source, table, from, last, sign);
    return;
  }
  if (first === 'list' && profile.id === 'php' && (tokens.mates[last] as number) === from + 1) {
    readPattern(source, table, from + 1, last, sign);
    return;
  }
  const colon = typeColon(source, from, sign);
  const declaredTo = tokens.starts[MODIFIED.has(profile.id) ? start : from] as number;
  if (colon > 0 || profile.id === 'go' || hasComma(source, from, sign)) {
    const renamed = colon > 0 && isPatternOfParameters(source, opener);
    const names = listedNames(
      source,
      renamed ? colon + 1 : from,
      colon > 0 && !renamed ? colon : sign,
    );
    const declared = text.slice(declaredTo, tokens.starts[sign]);
    names.forEach(([target, token], index) => {
      const one = names.length === 1;
      add(table, {
        target,
        token,
        value: sign + 1,
        operator,
        declared,
        ...(one ? {} : { part: String(index) }),
      });
    });
    return;
  }
  const target = targetBefore(source, last, from);
  if (target === undefined) return;
  const declared = text.slice(declaredTo, tokens.starts[target.start]);
  add(table, { target: target.path, token: target.token, value: sign + 1, operator, declared });
}

/** `{ a, b: c, ...rest } = value`, `[a, b] = value` and PHP's `list($a, $b) = $value`. */
function readPattern(
  source: SourceFile,
  table: AssignmentTable,
  open: number,
  close: number,
  sign: number,
): void {
  const { tokens, profile } = source;
  if (profile.id === 'php') {
    for (const one of partsOfPattern(source, open, close))
      add(table, { ...one, value: sign + 1, operator: '=', declared: '' });
    return;
  }
  let position = 0;
  for (let i = open + 1; i < close; i++) {
    if (tokens.values[i] === ',') position++;
    if (tokens.kinds[i] !== NAME) continue;
    const renamed = tokens.values[i + 1] === ':' && tokens.kinds[i + 2] === NAME;
    const at = renamed ? i + 2 : i;
    const part = tokens.values[open] === '{' ? (tokens.values[i] as string) : String(position);
    add(table, {
      target: tokens.values[at] as string,
      token: at,
      value: sign + 1,
      operator: '=',
      part,
      declared: '',
    });
    i = at;
    while (i + 1 < close && tokens.values[i + 1] !== ',') {
      const mate = tokens.mates[i + 1] as number;
      i = Math.max(mate, i + 1);
    }
  }
}

/** `for x in xs`, `for (T x : xs)`, `for (const x of xs)`, `with f() as x`. */
function readLoop(source: SourceFile, table: AssignmentTable, i: number): void {
  const { tokens } = source;
  const value = tokens.values[i];
  if (value === 'as' && source.profile.id === 'python') readWith(source, table, i);
  if (value !== 'for' && value !== 'foreach') return;
  if (source.profile.id === 'php') {
    if (value === 'foreach') readForeach(source, table, i);
    return;
  }
  let at = i + 1;
  if (tokens.values[at] === 'await') at++;
  if (tokens.values[at] === '(') at++;
  const limit = Math.min(tokens.kinds.length, at + 14);
  let sign = at;
  while (sign < limit && !/^(?:in|of|:|;|range)$/.test(tokens.values[sign] as string)) sign++;
  const word = tokens.values[sign];
  if (sign >= limit || word === ';' || sign === at) return;
  for (let k = at; k < sign; k++) {
    const isLast = k + 1 === sign || tokens.kinds[k + 1] !== NAME;
    if (
      tokens.kinds[k] !== NAME ||
      !isLast ||
      /^(?:const|let|var)$/.test(tokens.values[k] as string)
    )
      continue;
    add(table, {
      target: tokens.values[k] as string,
      token: k,
      value: sign + 1,
      operator: 'each',
      declared: '',
    });
  }
}

/** `xs.each do |x|`, `map { |x| … }`: the block's variable is one of what is before. */
function readBlock(source: SourceFile, table: AssignmentTable, i: number): void {
  const { tokens, profile } = source;
  const opens = tokens.values[i] === '{' || tokens.values[i] === 'do';
  if (profile.id !== 'ruby' || !opens || tokens.values[i + 1] !== '|') return;
  let start = i - 1;
  for (let count = 0; start > 0 && count < 30 && !tokens.breaks[start]; count++) {
    const mate = tokens.mates[start] as number;
    if (mate >= 0 && mate < start) start = mate;
    if (tokens.values[start - 1] === '=' || tokens.values[start - 1] === '(') break;
    start--;
  }
  for (let at = i + 2; at < i + 14 && tokens.values[at] !== '|'; at++) {
    if (tokens.kinds[at] !== NAME) continue;
    const target = tokens.values[at] as string;
    add(table, { target, token: at, value: start, operator: 'each', declared: '' });
  }
}

/** `int.TryParse(text, out var id)`: the name holds what the call gives. */
function readOut(source: SourceFile, table: AssignmentTable, out: number, opener: number): void {
  const { tokens, text, profile } = source;
  if (opener < 1 || tokens.kinds[out + 1] !== NAME || tokens.kinds[opener - 1] !== NAME) return;
  let token = out + 1;
  while (tokens.kinds[token + 1] === NAME || tokens.values[token + 1] === '?') token++;
  let value = opener - 1;
  while (value > 1 && profile.members.has(tokens.values[value - 1] as string)) value -= 2;
  if (tokens.kinds[value] !== NAME) return;
  const declared = text.slice(tokens.starts[out + 1], tokens.starts[token]);
  add(table, { target: tokens.values[token] as string, token, value, operator: '=', declared });
}

/** `with open(p) as f`: the value stands before. */
function readWith(source: SourceFile, table: AssignmentTable, as: number): void {
  const { tokens } = source;
  let start = as;
  for (let count = 0; start > 0 && !tokens.breaks[start] && count < 40; count++) {
    const mate = tokens.mates[start - 1] as number;
    start = mate >= 0 && mate < start - 1 ? mate : start - 1;
    if (tokens.values[start] === ',' || tokens.values[start] === 'with') break;
  }
  if (tokens.values[start] !== 'with' && tokens.values[start] !== ',') return;
  if (tokens.kinds[as + 1] !== NAME) return;
  add(table, {
    target: tokens.values[as + 1] as string,
    token: as + 1,
    value: start + 1,
    operator: '=',
    declared: '',
  });
}
