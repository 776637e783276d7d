import { NAME, STRING } from '../lex/token-list.ts';
import type { SourceFile } from './source-file.ts';

/** The first token of the statement or declarator that `at` stands in, not past `opener`. */
export function statementStart(source: SourceFile, at: number, opener: number): number {
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

/** `while ((line = read()) != null)`: an assignment inside brackets, not a named argument. */
export function assignsInside(source: SourceFile, opener: number, sign: number): boolean {
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
export function isPatternOfParameters({ tokens, profile }: SourceFile, opener: number): boolean {
  return profile.id === 'javascript' && /^[(,]$/.test(tokens.values[opener - 1] ?? '');
}

/** Whether several targets stand before the sign; the comma of `Map<String, String[]> values` parts none. */
export function hasComma(source: SourceFile, from: number, to: number): boolean {
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
export function typeColon(source: SourceFile, from: number, sign: number): number {
  const { tokens } = source;
  for (let i = from; i < sign; i++) {
    if (tokens.values[i] === ':' && tokens.kinds[i] !== STRING) return i;
    const mate = tokens.mates[i] as number;
    if (mate > i && mate < sign) i = mate;
  }
  return 0;
}

/** `a, b.c, x Type`: the first path of each comma-separated piece. */
export function listedNames(source: SourceFile, from: number, to: number): [string, number][] {
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
export function targetBefore(
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
