import { NAME } from '../lex/token-list.ts';
import type { SourceFile } from './source-file.ts';

export interface Parameter {
  name: string;
  /** Its whole text: annotations, type, default. */
  text: string;
}

export interface FunctionScope {
  /** Empty for an anonymous function. */
  name: string;
  /** First token of the parameters' bracket, or of the function. */
  head: number;
  params: Parameter[];
  /** Body tokens, end exclusive. */
  from: number;
  to: number;
  /** Source text before the head on its lines and the decorator lines above. */
  prefix: string;
  /** Index of the enclosing function, -1 for none. */
  outer: number;
}

const CONTROL = new Set(
  'if for while switch catch with using lock synchronized foreach elseif until when match do return else try unless fixed new'.split(
    ' ',
  ),
);

/** Words of other languages that name methods in these: `boolean match(String pattern) {`. */
const METHOD_NAMES: Readonly<Record<string, RegExp>> = {
  java: /^(?:match|when|with|using|lock|until|unless|foreach|elseif|fixed)$/,
  kotlin: /^(?:match|with|using|lock|until|unless|foreach|elseif|fixed)$/,
  csharp: /^(?:match|with|until|unless|elseif|synchronized)$/,
};

/** Whether a word that opens a block elsewhere is an ordinary name in the file's language. */
export function isMethodName({ profile }: SourceFile, word: string): boolean {
  return METHOD_NAMES[profile.id]?.test(word) ?? false;
}

/** All functions of a file, outermost first, and the innermost one of every token. */
export interface FunctionTable {
  functions: FunctionScope[];
  /** Index into `functions` by token, -1 outside of all. */
  owner: Int32Array;
  byName: Map<string, number[]>;
}

export function findFunctions(source: SourceFile): FunctionTable {
  const found = source.profile.newlines === 'indent' ? indented(source) : braced(source);
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const owner = new Int32Array(source.tokens.kinds.length).fill(-1);
  const stack: number[] = [];
  let next = 0;
  for (let i = 0; i < owner.length; i++) {
    while (stack.length > 0 && (found[stack[stack.length - 1] as number] as FunctionScope).to <= i)
      stack.pop();
    while (next < found.length && (found[next] as FunctionScope).from <= i) {
      (found[next] as FunctionScope).outer = stack[stack.length - 1] ?? -1;
      stack.push(next++);
    }
    owner[i] = stack[stack.length - 1] ?? -1;
  }
  const byName = new Map<string, number[]>();
  found.forEach((one, index) => {
    if (one.name === '') return;
    const known = byName.get(one.name);
    if (known === undefined) byName.set(one.name, [index]);
    else known.push(index);
  });
  return { functions: found, owner, byName };
}

/** Whether a function's body is the value that it gives back: `x => value`, Kotlin's `fun name() = value`, Ruby's `def name = value`. */
export function isExpressionBody(
  { tokens, profile }: SourceFile,
  { from }: FunctionScope,
): boolean {
  const before = tokens.values[from - 1];
  return before === profile.arrow || (before === '=' && /^(?:kotlin|ruby)$/.test(profile.id));
}

/** Longest text before a function that is kept. */
const MAX_PREFIX = 4_000;

/** The text of decorators, annotations and modifiers before a token. */
function prefixOf(source: SourceFile, token: number): string {
  return source.profile.newlines === 'indent'
    ? decoratorsOf(source, token)
    : modifiersOf(source, token);
}

function modifiersOf(source: SourceFile, token: number): string {
  const { tokens, text } = source;
  let from = token;
  let words = 0;
  for (let count = 0; from > 0 && count < 80; count++) {
    const value = tokens.values[from - 1] as string;
    const mate = tokens.mates[from - 1] as number;
    // Nothing else ends a function of Kotlin's whose body is an expression.
    if (value === 'fun' && source.profile.id === 'kotlin' && ++words === 2) break;
    if (value === ';' || value === '{' || value === '}') break;
    from = mate >= 0 && mate < from - 1 ? mate : from - 1;
  }
  // PHP's annotations stand in the comment before.
  const start = source.profile.id === 'php' ? tokens.ends[from - 1] : tokens.starts[from];
  return text.slice(start ?? 0, tokens.starts[token]).slice(-MAX_PREFIX);
}

/** The decorator lines above a `def`; one decorator may span lines. */
function decoratorsOf(source: SourceFile, token: number): string {
  const { text, lineStarts } = source;
  const last = (source.lines[token] as number) - 1;
  let first = last;
  for (let line = last - 1; line >= 0 && line > last - 25; line--) {
    const content = text.slice(lineStarts[line], lineStarts[line + 1]);
    if (/^\s*@/.test(content)) first = line;
    else if (
      !/^\s*(?:$|#|[)\]}]|["'\w].*[,(]?\s*$)/.test(content) ||
      /^\s*(?:def|class|return)\b|^\s*$/.test(content)
    )
      break;
  }
  return text.slice(lineStarts[first], lineStarts[last]).slice(-MAX_PREFIX);
}

function parametersOf(source: SourceFile, from: number, to: number): Parameter[] {
  const { tokens, text, profile } = source;
  const params: Parameter[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    const mate = tokens.mates[i] as number;
    if (i < to && mate > i && mate < to) {
      i = mate;
      continue;
    }
    if (i < to && tokens.values[i] !== ',') continue;
    if (i > start) {
      const whole = text.slice(tokens.starts[start], tokens.ends[i - 1]);
      for (const name of namesOf(source, start, i, profile.nameFirst))
        params.push({ name, text: whole });
    }
    start = i + 1;
  }
  return params;
}

const MODIFIERS = new Set(
  'public private protected readonly final const var val val vararg in out ref this params'.split(
    ' ',
  ),
);

function namesOf(source: SourceFile, from: number, to: number, nameFirst: boolean): string[] {
  const { tokens } = source;
  const names: string[] = [];
  // Where the type comes first a bracket is an attribute: `[FromBody] string name`.
  const pattern = nameFirst && /^[{[]$/.test(tokens.values[from] as string);
  for (let i = from; i < to; i++) {
    const value = tokens.values[i] as string;
    if (!pattern && (value === '=' || (nameFirst && value === ':'))) break;
    if (pattern && i > from && (tokens.mates[from] as number) === i) break;
    if (
      tokens.kinds[i] !== NAME ||
      (nameFirst && !pattern && tokens.values[i - 1] === '@') ||
      // Go has no modifiers: in `params map[string]string` the first word is the name.
      (source.profile.id !== 'go' &&
        MODIFIERS.has(value) &&
        i + 1 < to &&
        tokens.kinds[i + 1] === NAME)
    ) {
      // `@param.query.string('name') name: string`
      if (nameFirst && tokens.values[i - 1] === '@')
        while (i + 2 < to && tokens.values[i + 1] === '.') i += 2;
      if (/^[([]$/.test(tokens.values[i] as string) && !pattern)
        i = Math.max(i, tokens.mates[i] as number);
      continue;
    }
    if (pattern && tokens.values[i + 1] === ':') continue;
    if (pattern && tokens.values[i - 1] === '=') continue;
    names.push(value);
    if (nameFirst && !pattern) break;
  }
  return nameFirst || pattern ? names : names.slice(-1);
}

/** The token where a function's head begins, going back from its body's `{` or arrow; -1 when it is none. */
function paramsBefore(source: SourceFile, body: number): number {
  const { tokens } = source;
  for (let i = body - 1, count = 0; i > 0 && count < 32; i--, count++) {
    const value = tokens.values[i] as string;
    if ((value === '}' || value === ']') && isTypeLiteral(source, i)) {
      i = tokens.mates[i] as number;
      continue;
    }
    if (value === ')') {
      const open = tokens.mates[i] as number;
      if (open < 0) return -1;
      const before = tokens.values[open - 1] as string;
      const isName =
        tokens.kinds[open - 1] === NAME && (!CONTROL.has(before) || isMethodName(source, before));
      const isReturnType =
        source.profile.id === 'go' && count === 0 && tokens.values[open - 1] === ')';
      if (isReturnType || (before === 'use' && source.profile.id === 'php')) {
        i = open;
        continue;
      }
      if (source.profile.wordy && !hasWord(source, open)) return -1;
      return isName || before === '>' || count > 0 || tokens.values[body] === source.profile.arrow
        ? open
        : -1;
    }
    if (tokens.kinds[i] !== NAME && !/^(?:[:<>,.|&?*[\]]|>{2,3}|->|=>)$/.test(value)) return -1;
    if (value === 'class' || value === 'else' || value === 'try' || value === 'do') return -1;
  }
  return -1;
}

/** Whether `function` or `func` stands before the parameters at `open`, over name, receiver and generics. */
function hasWord(source: SourceFile, open: number): boolean {
  const { tokens, profile } = source;
  let i = open - 1;
  for (let count = 0; i >= 0 && count < 5; count++) {
    if (profile.functionWords.has(tokens.values[i] as string)) return true;
    const mate = tokens.mates[i] as number;
    i = mate >= 0 && mate < i ? mate - 1 : i - 1;
  }
  return false;
}

/** Whether a bracket that ends at a token is part of a return type: `): { id: string } =>`. */
function isTypeLiteral(source: SourceFile, close: number): boolean {
  const { mates, values } = source.tokens;
  const open = mates[close] as number;
  return (
    source.profile.id === 'javascript' &&
    open > 0 &&
    /^(?:[:<|&,]|=>)$/.test(values[open - 1] as string) &&
    !(values[open - 1] === ':' && values[open - 2] !== ')')
  );
}

function braced(source: SourceFile): FunctionScope[] {
  const { tokens, profile } = source;
  const found: FunctionScope[] = [];
  for (let i = 0; i < tokens.kinds.length; i++) {
    const value = tokens.values[i] as string;
    if (value === '{' && (tokens.mates[i] as number) > i) {
      const arrow = tokens.values[i - 1] === profile.arrow ? i - 1 : i;
      addBraced(source, found, arrow, i + 1, tokens.mates[i] as number);
    } else if (
      value === profile.arrow &&
      tokens.values[i + 1] !== '{' &&
      profile.newlines === 'free'
    ) {
      addBraced(source, found, i, i + 1, expressionEnd(source, i + 1));
    } else if (value === 'fun' && profile.functionWords.has('fun')) {
      const equals = bodySign(source, i);
      if (equals > 0) addBraced(source, found, equals, equals + 1, lineEnd(source, equals + 1));
    }
  }
  return found;
}

/** The `=` of Kotlin's `fun name(…): Type = expression`, -1 when a block follows or nothing. */
function bodySign({ tokens }: SourceFile, fun: number): number {
  for (let i = fun + 1; i < tokens.kinds.length && i < fun + 60; i++) {
    const value = tokens.values[i] as string;
    if (value === '=') return i;
    if (value === '{' || value === '}' || value === ';' || value === 'fun') return -1;
    const mate = tokens.mates[i] as number;
    if (mate > i) i = mate;
  }
  return -1;
}

/** The end of an expression that a line break ends, unless an operator stands at it. */
function lineEnd({ tokens }: SourceFile, from: number): number {
  let i = from;
  while (i < tokens.kinds.length && i < from + 4000) {
    const value = tokens.values[i] as string;
    if (/^[,;)\]}]$/.test(value)) return i;
    const last = tokens.values[i - 1] as string;
    if (i > from && tokens.breaks[i] && !/^[.?&|+*/:-]/.test(value) && !/^[.&|+*/=-]/.test(last))
      return i;
    const mate = tokens.mates[i] as number;
    i = mate > i ? mate + 1 : i + 1;
  }
  return i;
}

/** Whether a name before a bracket is one that Kotlin's `fun` declares; after a call a block is a lambda. */
function isDeclared({ tokens }: SourceFile, nameAt: number): boolean {
  let i = nameAt;
  while (i > 0 && i > nameAt - 40) {
    const value = tokens.values[i - 1] as string;
    if (value === 'fun' || /^(?:constructor|get|set)$/.test(tokens.values[nameAt] as string))
      return true;
    const mate = tokens.mates[i - 1] as number;
    if (value !== '.' && value !== '?.' && value !== '>' && tokens.values[i] !== '.') return false;
    if (value === '>') {
      while (i > 0 && i > nameAt - 40 && tokens.values[i - 1] !== '<') i--;
    } else if (mate >= 0 && mate < i - 1) return false;
    i--;
  }
  return false;
}

/** The end of an arrow function's expression body. */
function expressionEnd(source: SourceFile, from: number): number {
  const { tokens } = source;
  let i = from;
  while (i < tokens.kinds.length && i < from + 4000) {
    const value = tokens.values[i] as string;
    if (/^[,;)\]}]$/.test(value) || tokens.kinds[i] === 6) return i;
    const mate = tokens.mates[i] as number;
    i = mate > i ? mate + 1 : i + 1;
    const last = tokens.values[i - 1] as string;
    if (tokens.breaks[i] && /^[)\]}]$|^$/.test(last) && tokens.kinds[i] === NAME) return i;
  }
  return i;
}

/** Whether the name before an arrow is the end of a return type: `(a): string =>`, `(): A | B =>`. */
function isReturnType(source: SourceFile, name: number): boolean {
  const { values } = source.tokens;
  const before = values[name - 1] as string;
  if (before === ':') return values[name - 2] === ')';
  return /^(?:[.|&]|is|keyof|typeof)$/.test(before) && paramsBefore(source, name + 1) >= 0;
}

function addBraced(
  source: SourceFile,
  found: FunctionScope[],
  body: number,
  from: number,
  to: number,
): void {
  const { tokens, profile } = source;
  const isArrow = tokens.values[body] === profile.arrow;
  if (isArrow && tokens.kinds[body - 1] === NAME && !isReturnType(source, body - 1)) {
    const name = tokens.values[body - 1] as string;
    found.push({
      name: profile.id === 'javascript' ? boundName(source, body - 1) : '',
      head: body - 1,
      params: [{ name, text: name }],
      from,
      to,
      prefix: '',
      outer: -1,
    });
    return;
  }
  const open = paramsBefore(source, body);
  if (open < 0) return;
  const close = tokens.mates[open] as number;
  let nameAt = open - 1;
  if (tokens.values[nameAt] === '>') while (nameAt > 0 && tokens.values[nameAt] !== '<') nameAt--;
  if (tokens.values[nameAt] === '<') nameAt--;
  // Go's `func decode[T any](…)`.
  if (profile.id === 'go' && tokens.values[nameAt] === ']')
    nameAt = (tokens.mates[nameAt] as number) - 1;
  if (!isArrow && isInstance(source, nameAt)) return;
  const named =
    tokens.kinds[nameAt] === NAME && !profile.functionWords.has(tokens.values[nameAt] as string);
  const isLambda =
    profile.functionWords.has('fun') &&
    !isArrow &&
    tokens.values[nameAt] !== 'fun' &&
    !(named && isDeclared(source, nameAt));
  const isMember =
    profile.id === 'csharp' && !/^(?:async|static|return)$/.test(tokens.values[nameAt] as string);
  const name =
    named && !isLambda && (!isArrow || isMember)
      ? (tokens.values[nameAt] as string)
      : isLambda
        ? ''
        : boundName(source, open);
  const prefix = prefixOf(source, Math.max(0, named ? nameAt : open));
  found.push({
    name,
    head: open,
    params: isLambda ? [] : parametersOf(source, open + 1, close),
    from,
    to,
    prefix,
    outer: -1,
  });
}

/** Whether the name before a bracket is a class that `new` makes: the braces are its body or initializer. */
function isInstance(source: SourceFile, nameAt: number): boolean {
  const { tokens, profile } = source;
  let i = nameAt;
  while (profile.members.has(tokens.values[i - 1] as string)) i -= 2;
  return tokens.values[i - 1] === 'new' && tokens.kinds[i] === NAME && profile.id !== 'javascript';
}

/** The variable or property an anonymous function is given to: `const f = (…) =>`. */
function boundName(source: SourceFile, open: number): string {
  const { tokens } = source;
  let i = open - 1;
  while (i > 0 && /^(?:async|function|\*)$/.test(tokens.values[i] as string)) i--;
  const sign = tokens.values[i];
  const typed = sign === '=' && source.profile.id === 'javascript' ? typedName(source, i) : '';
  if (typed !== '') return typed;
  return (sign === '=' || sign === ':') && tokens.kinds[i - 1] === NAME
    ? (tokens.values[i - 1] as string)
    : '';
}

/** The token before a function of JavaScript, its words `async` and `function` left out. */
export function beforeFunction({ tokens }: SourceFile, head: number): number {
  let before = head - 1;
  if (tokens.values[before] === 'function') before--;
  if (tokens.values[before] === 'async') before--;
  return before;
}

/** Tokens of a type's arguments that are looked through. */
const MOST_OF_TYPE = 60;

/** The variable of `const name: Handler<A, B> = …`; empty when no type stands there. */
function typedName({ tokens }: SourceFile, sign: number): string {
  const { values, kinds } = tokens;
  let i = sign - 1;
  let depth = 0;
  for (let count = 0; i > 0 && count < MOST_OF_TYPE; count++) {
    if (/^>+$/.test(values[i] as string)) depth += (values[i] as string).length;
    else if (values[i] === '<') depth--;
    else if (depth === 0) break;
    i--;
  }
  while (values[i - 1] === '.') i -= 2;
  const isTyped = depth === 0 && kinds[i] === NAME && values[i - 1] === ':';
  return isTyped && kinds[i - 2] === NAME ? (values[i - 2] as string) : '';
}

/** Column of a token's line's first character. */
export function indentOf(source: SourceFile, token: number): number {
  const start = source.lineStarts[(source.lines[token] as number) - 1] as number;
  let i = start;
  while (source.text[i] === ' ' || source.text[i] === '\t') i++;
  return i - start;
}

function indented(source: SourceFile): FunctionScope[] {
  const { tokens } = source;
  const found: FunctionScope[] = [];
  let inside = 0;
  let blocks: number[] = [];
  for (let i = 0; i < tokens.kinds.length; i++) {
    if (tokens.values[i] === 'do' && i >= inside && opensBlock(source, i)) {
      blocks = blocks.filter((end) => end > i);
      if (blocks.length < MAX_BLOCKS) blocks.push(addBlock(source, found, i));
    }
    if (tokens.values[i] !== 'def' || tokens.kinds[i] !== NAME) continue;
    let open = i + 1;
    while (open < i + 6 && tokens.values[open] !== '(' && !tokens.breaks[open]) {
      if (isEndless(source, open)) break;
      open++;
    }
    const hasParams = tokens.values[open] === '(';
    const close = hasParams ? (tokens.mates[open] as number) : open - 1;
    if (close < i) continue;
    const body = isEndless(source, close + 1) ? close + 2 : close + 1;
    const indent = indentOf(source, i);
    const to = blockEnd(source, body, indent);
    inside = to;
    const params = hasParams ? parametersOf(source, open + 1, close) : [];
    found.push({
      name: tokens.values[open - 1] as string,
      head: i,
      params,
      from: body,
      to,
      prefix: prefixOf(source, i),
      outer: -1,
    });
  }
  return found;
}

/** Whether a token is the `=` of Ruby's `def name = value`; that of a setter, `def name=(value)`, stands right behind the name. */
function isEndless({ tokens, profile }: SourceFile, at: number): boolean {
  if (profile.id !== 'ruby' || tokens.values[at] !== '=' || tokens.breaks[at]) return false;
  return tokens.starts[at] !== tokens.ends[at - 1];
}

/** Whether a Ruby `do` ends its line after a call, as `get "/" do` and `task :x do |t|`, not after `while`. */
function opensBlock(source: SourceFile, at: number): boolean {
  const { tokens, profile } = source;
  if (profile.id !== 'ruby' || tokens.kinds[at] !== NAME) return false;
  let first = at;
  for (let count = 0; first > 0 && !tokens.breaks[first] && count < 60; count++) first--;
  return !/^(?:while|until|for)$/.test(tokens.values[first] as string);
}

/** Blocks outside of methods that are looked at within each other. */
const MAX_BLOCKS = 6;

/** The block of a call outside of all methods: a function of its own, whose variables no other sees. */
function addBlock(source: SourceFile, found: FunctionScope[], at: number): number {
  const to = blockEnd(source, at + 1, indentOf(source, at));
  found.push({ name: '', head: at, params: [], from: at + 1, to, prefix: '', outer: -1 });
  return to;
}

/** The token after the block that is indented deeper than `indent`. */
export function blockEnd(
  source: SourceFile,
  from: number,
  indent: number,
  limit = Number.POSITIVE_INFINITY,
): number {
  const { tokens } = source;
  let i = from;
  let first = true;
  const end = Math.min(tokens.kinds.length, from + limit);
  while (i < end) {
    if (tokens.breaks[i] && !first && indentOf(source, i) <= indent) return i;
    first = false;
    const mate = tokens.mates[i] as number;
    i = mate > i ? mate + 1 : i + 1;
  }
  return i;
}
