import { NAME } from '../lex/token-list.ts';
import type { Parameter } from './function-scope.ts';
import type { SourceFile } from './source-file.ts';

/** Longest text before a function that is kept. */
const MAX_PREFIX = 4_000;

/** The text of decorators, annotations and modifiers before a token. */
export function prefixOf(source: SourceFile, token: number): string {
  return source.profile.newlines === 'indent'
    ? decoratorsOf(source, token)
    : modifiersOf(source, token);
}

export function modifiersOf(source: SourceFile, token: number): string {
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
export function decoratorsOf(source: SourceFile, token: number): string {
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

export function parametersOf(source: SourceFile, from: number, to: number): Parameter[] {
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
