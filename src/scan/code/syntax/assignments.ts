import { NAME, STRING } from '../lex/token-list.ts';
import type { SourceFile } from './source-file.ts';

/** One write to a name or member. */
export interface Assignment {
  /** Path of the target: `x`, `this.x`, `el.innerHTML`. */
  target: string;
  /** Token of the target's last name. */
  token: number;
  /** First token of the value. */
  value: number;
  /** `=` and kin, `+=` and kin, `each` for a loop variable, `call` for an append. */
  operator: string;
  /** The member of the value that is taken (destructuring), or its position. */
  part?: string;
  /** Text of the declaration before the name: type and modifiers. */
  declared: string;
}

const PLAIN = new Set(['=', ':=', '<-']);
const GLUES = new Set(['+=', '.=', '<<=', '||=', '??=', '|=']);

/** Every assignment by the last name of its target, in source order. */
export type AssignmentTable = Map<string, Assignment[]>;

function add(table: AssignmentTable, assignment: Assignment): void {
  const name = assignment.target.slice(assignment.target.lastIndexOf('.') + 1);
  const list = table.get(name);
  if (list === undefined) table.set(name, [assignment]);
  else list.push(assignment);
}

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
      readFill(source, table, i);
      readInto(source, table, i);
      readPush(source, table, i);
    }
  }
  return table;
}

/** The first token of the statement or declarator that `at` stands in, not past `opener`. */
function statementStart(source: SourceFile, at: number, opener: number): number {
  const { tokens, profile } = source;
  let i = at;
  for (let count = 0; i > opener + 1 && count < 60; count++) {
    const value = tokens.values[i - 1] as string;
    const mate = tokens.mates[i - 1] as number;
    if (value === ';' || (value === '{' && mate > i - 1) || tokens.kinds[i - 1] === 5) break;
    if (
      value === '}' &&
      mate < at &&
      tokens.values[mate] === '{' &&
      !/^(?:=|:|,)$/.test(tokens.values[at] as string)
    )
      break;
    if (tokens.breaks[i] && (profile.newlines !== 'free' || !/[,.=(]$/.test(value))) break;
    i = mate >= 0 && mate < i - 1 ? mate : i - 1;
  }
  return i;
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

/** `while ((line = read()) != null)`: an assignment inside brackets, not a named argument. */
function assignsInside(source: SourceFile, opener: number, sign: number): boolean {
  if (source.profile.id === 'python' || source.profile.id === 'kotlin') return false;
  const { tokens } = source;
  if (tokens.values[opener] !== '(') return false;
  const before = tokens.values[opener - 1];
  if (source.profile.id === 'javascript') {
    if (tokens.values[sign - 2] === '=>') return true;
    if (tokens.values[sign - 2] === '.' && !isTypeBefore(source, sign)) return true;
  }
  return (
    sign - opener <= 5 &&
    (before === '(' ||
      (source.profile.id === 'php' && /^(?:!|&&|\|\|)$/.test(before ?? '')) ||
      /^(?:if|while|for|foreach|using|try|let|var|const)$/.test(before ?? '') ||
      /^(?:let|var|const)$/.test(tokens.values[opener + 1] ?? ''))
  );
}

/** Whether what stands before the sign is a parameter's type: `place: Endpoint.Location = here`. */
function isTypeBefore({ tokens }: SourceFile, sign: number): boolean {
  let at = sign - 1;
  while (tokens.values[at - 1] === '.') at -= 2;
  return tokens.values[at - 1] === ':';
}

/** Whether the braces are a pattern among parameters, in which a colon gives another name: `({ at: place = '/' })`. */
function isPatternOfParameters({ tokens, profile }: SourceFile, opener: number): boolean {
  return profile.id === 'javascript' && /^[(,]$/.test(tokens.values[opener - 1] ?? '');
}

/** Whether several targets stand before the sign; the comma of `Map<String, String[]> values` parts none. */
function hasComma(source: SourceFile, from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to; i++) {
    const value = source.tokens.values[i];
    if (value === '<') depth++;
    else if (value === '>') depth--;
    else if (value === '>>') depth -= 2;
    if (value === ',' && depth <= 0 && source.tokens.kinds[i] !== STRING) return true;
    const mate = source.tokens.mates[i] as number;
    if (mate > i && mate < to) i = mate;
  }
  return false;
}

/** The `:` of `name: Type =`; 0 when there is none. */
function typeColon(source: SourceFile, from: number, sign: number): number {
  const { tokens } = source;
  for (let i = from; i < sign; i++) {
    if (tokens.values[i] === ':' && tokens.kinds[i] !== STRING) return i;
    const mate = tokens.mates[i] as number;
    if (mate > i && mate < sign) i = mate;
  }
  return 0;
}

/** `a, b.c, x Type`: the first path of each comma-separated piece. */
function listedNames(source: SourceFile, from: number, to: number): [string, number][] {
  const { tokens } = source;
  const found: [string, number][] = [];
  let i = from;
  while (i < to) {
    while (i < to && tokens.kinds[i] !== NAME) i++;
    if (i >= to || /^(?:for|if|switch|return|case)$/.test(tokens.values[i] as string)) {
      if (i++ >= to) break;
      continue;
    }
    if (tokens.values[i] === 'var' || tokens.values[i] === 'const') i++;
    let path = tokens.values[i] as string;
    let token = i++;
    while (
      i + 1 < to &&
      source.profile.members.has(tokens.values[i] as string) &&
      tokens.kinds[i + 1] === NAME
    ) {
      path += `.${tokens.values[i + 1]}`;
      token = i + 1;
      i += 2;
    }
    found.push([path, token]);
    while (i < to && tokens.values[i] !== ',') i++;
  }
  return found;
}

/** The path that ends at `last`, reading backwards: `a.b["c"]`, `this.x`, `$x[]`. */
function targetBefore(
  source: SourceFile,
  last: number,
  from: number,
): { path: string; token: number; start: number } | undefined {
  const { tokens, profile } = source;
  const parts: string[] = [];
  let token = -1;
  let i = last;
  while (i >= from) {
    if (tokens.kinds[i] === NAME) {
      if (token < 0) token = i;
      parts.unshift(tokens.values[i] as string);
      if (i - 1 < from || !profile.members.has(tokens.values[i - 1] as string))
        return { path: parts.join('.'), token, start: i };
      i -= 2;
    } else if (tokens.values[i] === ']' && (tokens.mates[i] as number) >= from) {
      const open = tokens.mates[i] as number;
      const key = open + 1;
      if (tokens.kinds[key] === STRING && (tokens.mates[key] as number) + 1 === i) {
        const literal = tokens.literals.get(key);
        parts.unshift(literal === undefined ? '' : source.text.slice(literal.from, literal.to));
      } else if (key + 1 === i && /^:\w/.test(tokens.values[key] as string)) {
        parts.unshift((tokens.values[key] as string).slice(1));
      } else parts.unshift('[]');
      if (token < 0) token = Math.max(from, open - 1);
      i = open - 1;
    } else if (tokens.values[i] === ')' && (tokens.mates[i] as number) > from) {
      i = (tokens.mates[i] as number) - 1;
    } else if (tokens.values[i] === ')' && (tokens.mates[i] as number) === from && token >= 0) {
      // `(el as HTMLElement).innerHTML`: what the brackets hold has no path.
      return { path: ['?', ...parts].join('.'), token, start: from };
    } else if (tokens.values[i] === '!' && token >= 0 && profile.id === 'javascript') {
      i--;
    } else return undefined;
  }
  return undefined;
}

/** `{ a, b: c, ...rest } = value` and `[a, b] = value`. */
function readPattern(
  source: SourceFile,
  table: AssignmentTable,
  open: number,
  close: number,
  sign: number,
): void {
  const { tokens } = source;
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

/** `for x in xs`, `for (T x : xs)`, `for (const x of xs)`, `foreach ($xs as $k => $x)`, `with f() as x`. */
function readLoop(source: SourceFile, table: AssignmentTable, i: number): void {
  const { tokens } = source;
  const value = tokens.values[i];
  if (value === 'as' && source.profile.id === 'python') readWith(source, table, i);
  if (value !== 'for' && value !== 'foreach') return;
  let at = i + 1;
  if (tokens.values[at] === 'await') at++;
  if (tokens.values[at] === '(') at++;
  const limit = Math.min(tokens.kinds.length, at + 14);
  let sign = at;
  while (sign < limit && !/^(?:in|of|:|as|;|range)$/.test(tokens.values[sign] as string)) sign++;
  const word = tokens.values[sign];
  if (sign >= limit || word === ';' || sign === at) return;
  if (word === 'as') {
    const variable = tokens.values[sign + 2] === '=>' ? sign + 3 : sign + 1;
    add(table, {
      target: tokens.values[variable] as string,
      token: variable,
      value: at,
      operator: 'each',
      declared: '',
    });
    return;
  }
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

/** Of these the last argument is a pointer, whether an `&` stands before it or not. */
const TAKES_POINTER =
  /^(?:Unmarshal\w*|Decode(?:Element|JSON\w*)?|Bind\w*|ShouldBind\w*|MustBindWith|BodyParser|QueryParser|ParamsParser|ReadJSON|ReadForm|ReadQuery|ReadBody|readJSON|decodeJSON|decode|bind)$/;

/** The token where the chain begins that a callee's last name ends: `r` of `r.Body.Read`. */
function calleeStart({ tokens, profile }: SourceFile, name: number): number {
  let start = name;
  for (let count = 0; start > 1 && count < 20; count++) {
    if (!profile.members.has(tokens.values[start - 1] as string)) break;
    const mate = tokens.mates[start - 2] as number;
    start = mate >= 0 && mate < start - 2 ? mate - 1 : start - 2;
  }
  return start;
}

/** `conn.Read(buf)`, `io.ReadFull(conn, buf)`: from here on the buffer holds what the call reads. */
function readInto(source: SourceFile, table: AssignmentTable, i: number): void {
  const { tokens, profile } = source;
  if (tokens.values[i + 1] !== '(' || !profile.members.has(tokens.values[i - 1] ?? '')) return;
  const known = profile.readsInto?.find(({ names }) => names.test(tokens.values[i] as string));
  if (known === undefined) return;
  const close = tokens.mates[i + 1] as number;
  let at = i + 2;
  for (let left: number = known.position; left > 0 && at < close; at++) {
    const mate = tokens.mates[at] as number;
    if (mate > at) at = mate;
    else if (tokens.values[at] === ',') left--;
  }
  if (at >= close || tokens.kinds[at] !== NAME || !/^[,)[]$/.test(tokens.values[at + 1] ?? ''))
    return;
  const target = tokens.values[at] as string;
  const value = calleeStart(source, i);
  if (value !== at) add(table, { target, token: at, value, operator: '=', declared: '' });
}

/** `json.Unmarshal(data, &x)`: the call stands for what `x` holds from here on. */
function readFill(source: SourceFile, table: AssignmentTable, i: number): void {
  const { tokens, profile } = source;
  if (profile.fills === undefined || tokens.values[i + 1] !== '(') return;
  if (!profile.fills.test(tokens.values[i] as string)) return;
  const start = calleeStart(source, i);
  const close = tokens.mates[i + 1] as number;
  const last = close - 1;
  if (
    TAKES_POINTER.test(tokens.values[i] as string) &&
    tokens.kinds[last] === NAME &&
    /^[(,]$/.test(tokens.values[last - 1] as string)
  ) {
    const target = tokens.values[last] as string;
    add(table, { target, token: last, value: start, operator: '=', declared: '' });
  }
  for (let at = i + 2; at < close; at++) {
    if (tokens.values[at] !== '&' || tokens.kinds[at + 1] !== NAME) continue;
    if (!/^[(,]$/.test(tokens.values[at - 1] as string)) continue;
    const target = tokens.values[at + 1] as string;
    add(table, { target, token: at + 1, value: start, operator: '=', declared: '' });
  }
}

/** PHP's `array_push($list, $x)` writes an item, as `$list[] = $x` does. */
function readPush({ tokens, profile }: SourceFile, table: AssignmentTable, i: number): void {
  const value = tokens.values[i];
  if (profile.id !== 'php' || (value !== 'array_push' && value !== 'array_unshift')) return;
  if (tokens.values[i + 1] !== '(' || tokens.values[i + 3] !== ',') return;
  const target = `${tokens.values[i + 2]}.[]`;
  add(table, { target, token: i + 2, value: i + 4, operator: '=', declared: '' });
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
