import { ToolError } from '../../errors.ts';

/** Regular expressions that metavariables must match from their start, by name without the `$`. */
export type MetavariableTests = Readonly<Record<string, string>>;

const STRING = `(?:"(?:[^"\\\\\\n]|\\\\.){0,400}"|'(?:[^'\\\\\\n]|\\\\.){0,400}'|\`[^\`]{0,400}\`)`;
const NAME = `[A-Za-z_$@][\\w$]{0,80}(?:(?:\\.|->|::)[A-Za-z_$][\\w$]{0,80}){0,8}`;
const CALLED = '(?:\\((?:[^()\\n]|\\([^()\\n]{0,200}\\)){0,200}\\)|\\[[^\\]\\n]{0,100}\\])?';
const EXPRESSION = `(?:${STRING}|${NAME}${CALLED}|\\d[\\w.]{0,40})`;
const ANYTHING = '(?:[^;{}]|\\{[^{}]{0,200}\\}){0,400}?';

const TOKEN =
  /\$\.\.\.[A-Z_][A-Z0-9_]*|\$[A-Z_][A-Z0-9_]*|\.\.\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w$]+|\s+|[^\w\s]/g;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function refuse(what: string, pattern: string): never {
  throw new ToolError(
    `${what} can't be honoured: ${pattern.trim()}`,
    'Write it as a rule of ours (rules/README.md), or leave it to semgrep.',
  );
}

/** A string of a pattern: `"..."` is any, `"=~/re/"` one that matches, `"sk_..."` one that begins so. */
function stringToRegExp(token: string): string {
  const text = token.slice(1, -1);
  if (text === '...') return STRING;
  const tested = /^=~\/(.*)\/([i]?)$/.exec(text);
  if (tested !== null)
    return `["'\`]${(tested[1] as string).replace(/^\^/, '')}[^"'\`\\n]{0,400}["'\`]`;
  return `["'\`]${text.split('...').map(escaped).join('[^"\'`\\n]{0,400}')}["'\`]`;
}

function metavariable(token: string, seen: Set<string>, tests: MetavariableTests): string {
  const name = token.slice(1);
  if (name === '_') return EXPRESSION;
  if (seen.has(name)) return `\\k<${name}>`;
  seen.add(name);
  const test = tests[name];
  const ahead =
    test === undefined
      ? ''
      : `(?=["'\`]?(?:${test.replace(/^\^/, '').replace(/\$$/, '(?![\\w$.])')}))`;
  return `(?<${name}>${ahead}${EXPRESSION})`;
}

/** An ellipsis among arguments takes the comma beside it along. */
function ellipsis(tokens: readonly string[], at: number): { text: string; skip: number } {
  if (tokens[at + 1] === ',') return { text: `(?:${ANYTHING},\\s{0,40})?`, skip: 1 };
  return { text: ANYTHING, skip: 0 };
}

const IS_WORD = /^[\w$]+$/;

/**
 * Translates one semgrep pattern: literal code with metavariables (`$X`; the same name means the same
 * text) and `...` among arguments and inside strings. White space is free.
 * @throws ToolError for what a regular expression can't say: several statements, deep expressions, typed metavariables
 */
export function patternToRegExp(pattern: string, tests: MetavariableTests = {}): string {
  const trimmed = pattern.trim().replace(/;$/, '');
  if (trimmed.includes('<...')) refuse('A deep expression (<... ...>)', pattern);
  if (/\(\s*\$[A-Z_]+\s*:|\(\s*[\w.]+\s+\$[A-Z_]+\s*\)\./.test(trimmed))
    refuse('A typed metavariable', pattern);
  if (/\n/.test(trimmed) && /[;{}:]\s*\n|\n\s*\.\.\./.test(trimmed))
    refuse('A pattern of several statements', pattern);
  const tokens = (trimmed.match(TOKEN) ?? []).filter((token) => !/^\s+$/.test(token));
  if (tokens.length === 1 && tokens[0] === '...')
    refuse('A pattern that matches everything', pattern);
  const seen = new Set<string>();
  const parts: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as string;
    const before = tokens[at - 1];
    if (token === ',' && /^(?:\.\.\.|\$\.\.\.)/.test(tokens[at + 1] ?? '')) {
      parts.push(`(?:\\s{0,40},${ANYTHING})?`);
      at++;
      continue;
    }
    if (at > 0)
      parts.push(IS_WORD.test(token) && IS_WORD.test(before ?? '') ? '\\s{1,40}' : '\\s{0,40}');
    if (token === '...' || token.startsWith('$...')) {
      const { text, skip } = ellipsis(tokens, at);
      parts.push(text);
      at += skip;
    } else if (/^["']/.test(token)) parts.push(stringToRegExp(token));
    else if (/^\$[A-Z_]/.test(token)) parts.push(metavariable(token, seen, tests));
    else parts.push(escaped(token));
  }
  const first =
    /^[\w$]/.test(tokens[0] ?? '') && !(tokens[0] ?? '').startsWith('$') ? '(?<![\\w$])' : '';
  const last =
    /\w$/.test(tokens[tokens.length - 1] ?? '') &&
    !/\$[A-Z_]+$/.test(tokens[tokens.length - 1] ?? '');
  return first + parts.join('') + (last ? '(?![\\w$])' : '');
}

/** Fixed texts of a pattern, longest first: what pass 1 looks for. */
export function literalsOf(pattern: string): string[] {
  const words = pattern
    .replace(/\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*/g, ' ')
    .split(/[^A-Za-z0-9_]+/)
    .filter((word) => word.length >= 3);
  return words.sort((a, b) => b.length - a.length);
}
