import { NAME } from '../lex/token-list.ts';
import { parametersOf, prefixOf } from './function-head.ts';
import { type FunctionScope, isMethodName } from './function-scope.ts';
import type { SourceFile } from './source-file.ts';

const CONTROL = new Set(
  'if for while switch catch with using lock synchronized foreach elseif until when match do return else try unless fixed new'.split(
    ' ',
  ),
);

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

export function braced(source: SourceFile): FunctionScope[] {
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
