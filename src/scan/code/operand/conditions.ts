import { NAME } from '../lex/token-list.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { isMethodName } from '../syntax/function-scope.ts';
import { blockEnd, indentOf } from '../syntax/functions-by-indent.ts';

/** A test in the code and what it decides over. */
export interface Condition {
  /** Token of its keyword. */
  token: number;
  text: string;
  /** Tokens of the branches, end exclusive: else branches are part of it. */
  from: number;
  to: number;
  /** Whether the first branch leaves the function or loop. */
  exits: boolean;
  /** Names that the first branch gives a new value: `if (!ok(x)) x = DEFAULT`. */
  resets: ReadonlySet<string>;
  /** Whether the test itself stops the program (`assert`). */
  asserts: boolean;
  /** Whether the branch stands before the test: `return x if y`. */
  modifies?: boolean;
  /** End of the first branch where it is taken by what a lone check refuses: `if (!isValid(x)) …`. */
  refusedTo?: number;
}

/** What leaves stands at a branch's end: so much of it is read, or nested tests cost their depth squared. */
const MAX_BRANCH = 2_000;

/** A branch is not looked for further than so many tokens. */
const MAX_BLOCK = 2_000;
/** Nor is a statement longer. */
const MAX_STATEMENT = 400;

const KEYWORDS = [
  'if',
  'elif',
  'elsif',
  'elseif',
  'unless',
  'while',
  'assert',
  'switch',
  'case',
  'when',
  'match',
  'require',
  // Laravel's.
  'abort_if',
  'abort_unless',
  'throw_if',
  'throw_unless',
];

/** All conditions of a file, in source order. */
export function conditionsOf(model: FileModel): Condition[] {
  const known = model.memo.get('conditions') as Condition[] | undefined;
  if (known !== undefined) return known;
  const found: Condition[] = [];
  for (const keyword of KEYWORDS) {
    for (const token of model.names.get(keyword) ?? []) {
      const condition = conditionAt(model, token, keyword);
      if (condition !== undefined) found.push(condition);
    }
  }
  found.sort((a, b) => a.token - b.token);
  model.memo.set('conditions', found);
  return found;
}

/** The last token of a test that begins at `from`: a bracket's mate, `:`, `{`, `then` or the line's end. */
function testEnd(model: FileModel, from: number): number {
  const { tokens, profile } = model.source;
  let i = from;
  for (let count = 0; i < tokens.kinds.length && count < 300; count++) {
    const value = tokens.values[i] as string;
    if (
      profile.id === 'python'
        ? value === ':' && tokens.kinds[i] === 4
        : value === '{' || value === 'then'
    )
      return i;
    if (
      i > from &&
      tokens.breaks[i] &&
      profile.newlines !== 'free' &&
      !/^(?:and|or|not|\|\||&&|\()$/.test(tokens.values[i - 1] as string)
    )
      return i;
    // Go tests behind a statement of its own: `if rel, err := Rel(root, p); err != nil {`.
    if (value === ';' && profile.id !== 'go') return i;
    const mate = tokens.mates[i] as number;
    i = mate > i ? mate + 1 : i + 1;
  }
  return i;
}

function conditionAt(model: FileModel, token: number, keyword: string): Condition | undefined {
  const { source } = model;
  const { tokens } = source;
  if (source.profile.members.has(tokens.values[token - 1] as string)) return undefined;
  if (isMethodName(source, keyword)) return undefined;
  const modifier = modifierAt(model, token, keyword);
  if (modifier !== undefined) return modifier;
  if (keyword === 'when' && source.profile.commands) return whenAt(model, token);
  const isAssert = /^(?:assert|require|(?:abort|throw)_(?:if|unless))$/.test(keyword);
  if (keyword === 'require' && source.profile.id !== 'kotlin') return undefined;
  const wrapped =
    tokens.values[token + 1] === '(' &&
    source.profile.id !== 'python' &&
    source.profile.id !== 'ruby';
  const close = wrapped ? (tokens.mates[token + 1] as number) : testEnd(model, token + 1);
  if (close <= token) return undefined;
  const from = wrapped ? close + 1 : close;
  const text = source.text.slice(
    tokens.starts[token + 1],
    tokens.starts[close] ?? source.text.length,
  );
  const to = branchEnd(model, token, from);
  if (keyword === 'switch') return switchAt(model, { token, text, from, to });
  const branch = source.text.slice(
    tokens.starts[from],
    tokens.ends[Math.max(from, firstEnd(model, token, from) - 1)],
  );
  const exits = source.profile.exits.test(branch.slice(-MAX_BRANCH));
  const end = firstEnd(model, token, from);
  const resets = resetsIn(model, from, end);
  const refuses = /^(?:javascript|go)$/.test(source.profile.id) && REFUSES.test(text);
  return {
    token,
    text,
    from,
    to,
    exits,
    resets,
    asserts: isAssert,
    ...(refuses ? { refusedTo: end } : {}),
  };
}

/**
 * One check with a `not` before it, and nothing else: `(!isValid(name)`, `!known[name]`, `_, ok := known[name]; !ok`.
 * What is looked for by its text, or by a name such as `isUnsafe`, is what does harm.
 */
const REFUSES =
  /^(?![^;]*(?:['"`/]|[uU]nsafe|[iI]nvalid|[mM]alicious|[dD]anger|[bB]ad|[fF]orbid|[bB]lock|[dD]en[yi]|[iI]llegal|[tT]aint|[iI]nject|[tT]raversal|[cC]ontains|[bB]lack|[eE]xist))[\s(]*!\s*[\w$.?]{1,80}(?:\[[^[\]]{1,80}\]|\((?:[^()]|\([^()]{0,80}\)){0,120}\))\s*$|;\s*!\s*(?:ok|found|exists|has|valid)\s*$/;

const NONE: ReadonlySet<string> = new Set();
const DEFAULT_EXITS =
  /\bdefault\s*:(?:(?!\bcase\b)[\s\S]){0,400}?\b(?:return|throw|panic|exit|die|abort|log\.Fatal\w*)\b/;

/** `default: to = "/"`: whatever is none of the cases gets a value of one's own. */
const RESET_BY_DEFAULT = /\bdefault\s*:\s*([\w$]{1,60})\s*:?=\s*["'`]/;

/** A `switch` as the test that its cases make: whatever is none of them leaves by `default`. */
function switchAt(
  model: FileModel,
  { token, text, from, to }: Pick<Condition, 'token' | 'text' | 'from' | 'to'>,
): Condition {
  const { source } = model;
  const { tokens } = source;
  const body = source.text.slice(tokens.starts[from], tokens.ends[Math.max(from, to - 1)]);
  const first = /\bcase\s+((?:"[^"\n]*"|'[^'\n]*'|\d+))\s*[:,]/.exec(body)?.[1];
  const exits = first !== undefined && DEFAULT_EXITS.test(body);
  const test =
    first === undefined
      ? text
      : `${text.replace(/\s+/g, ' ').replace(/^[ (]+| +$/g, '')} == ${first}`;
  const reset = RESET_BY_DEFAULT.exec(body)?.[1];
  const resets = first === undefined || reset === undefined ? NONE : new Set([reset]);
  return { token, text: test, from, to, exits, resets, asserts: false };
}

/** A longer branch of Python's is not looked through for what it assigns. */
const MOST_OF_RESET = 48;

/** The names that a short branch assigns, as in `{ x = 'name'; }`. */
function resetsIn(model: FileModel, from: number, to: number): ReadonlySet<string> {
  const { tokens, profile } = model.source;
  const isShort = to - from <= 12;
  if (!isShort && (profile.id !== 'python' || to - from > MOST_OF_RESET)) return NONE;
  const found = new Set<string>();
  for (let i = from + 1; i < to; i++) {
    // In a longer branch a line begins with the name, or it is an argument's.
    if (
      tokens.values[i] === '=' &&
      tokens.kinds[i - 1] === NAME &&
      (isShort || tokens.breaks[i - 1])
    )
      found.add(tokens.values[i - 1] as string);
  }
  return found.size === 0 ? NONE : found;
}

/** Ruby's `statement if test` and `statement unless test`: the branch stands before, on the same line. */
function modifierAt(model: FileModel, token: number, keyword: string): Condition | undefined {
  const { source } = model;
  const { tokens } = source;
  if (source.profile.id !== 'ruby' || !/^(?:if|unless)$/.test(keyword)) return undefined;
  if (tokens.breaks[token] || /^(?:=|else|;)$/.test(tokens.values[token - 1] as string))
    return undefined;
  let first = token;
  while (first > Math.max(0, token - MAX_STATEMENT) && !tokens.breaks[first]) first--;
  let end = token + 1;
  const last = Math.min(tokens.kinds.length, token + MAX_STATEMENT);
  while (end < last && !tokens.breaks[end]) end++;
  const text = source.text.slice(tokens.starts[token + 1], tokens.ends[end - 1]);
  const before = source.text.slice(tokens.starts[first], tokens.starts[token]);
  const exits = source.profile.exits.test(before);
  return {
    token: first,
    text,
    from: first,
    to: token,
    exits,
    resets: resetsIn(model, first - 1, token),
    asserts: false,
    modifies: true,
  };
}

const LITERAL = `(?:'[^'\\n]{0,80}'|"[^"#\\n]{0,80}"|:\\w{1,60}|\\d{1,12})`;
const LITERALS = new RegExp(`^${LITERAL}(?:\\s*,\\s*${LITERAL})*$`);

/** Ruby's `when 'a', 'b'` as the test that the value behind `case` is one of these. */
function whenAt(model: FileModel, token: number): Condition | undefined {
  const { source } = model;
  const { tokens, text } = source;
  const indent = indentOf(source, token);
  const opener = (model.names.get('case') ?? []).findLast(
    (one) => one < token && indentOf(source, one) <= indent,
  );
  const from = testEnd(model, token + 1);
  if (opener === undefined || from <= token + 1) return undefined;
  const values = text.slice(tokens.starts[token + 1], tokens.ends[from - 1]);
  if (!LITERALS.test(values)) return undefined;
  const subject = text.slice(
    tokens.starts[opener + 1],
    tokens.ends[testEnd(model, opener + 1) - 1],
  );
  const to = firstEnd(model, token, from);
  const test = `${subject} == ${values}`;
  return { token, text: test, from, to, exits: false, resets: NONE, asserts: false };
}

/** The end of the first branch. */
function firstEnd(model: FileModel, token: number, from: number): number {
  const { source } = model;
  const { tokens } = source;
  if (source.profile.newlines === 'indent' || source.profile.id === 'ruby')
    return blockEnd(source, from, indentOf(source, token), MAX_BLOCK);
  if (tokens.values[from] === '{') return (tokens.mates[from] as number) + 1;
  if (tokens.values[from] === ':' && source.profile.id === 'php') return wordyEnd(model, from);
  let i = from;
  for (let count = 0; i < tokens.kinds.length && count < 200; count++) {
    if (tokens.values[i] === ';' || (tokens.breaks[i] && i > from + 1)) return i + 1;
    const mate = tokens.mates[i] as number;
    i = mate > i ? mate + 1 : i + 1;
  }
  return i;
}

/** PHP's `if (…): … endif;`: the first `else`, `elseif` or `endif` that is not of a test inside. */
function wordyEnd({ source: { tokens } }: FileModel, from: number): number {
  const { values, mates } = tokens;
  const last = Math.min(values.length, from + MAX_BLOCK);
  let depth = 0;
  for (let i = from + 1; i < last; i++) {
    const value = values[i] as string;
    if (value === 'if' && values[i + 1] === '(' && values[(mates[i + 1] as number) + 1] === ':')
      depth++;
    else if (depth === 0 && /^(?:else|elseif|endif|endwhile)$/.test(value)) return i;
    else if (value === 'endif') depth--;
  }
  return from + 1;
}

/** The end of all branches: `else` and `else if` follow on. */
function branchEnd(model: FileModel, token: number, from: number): number {
  const { values } = model.source.tokens;
  let end = firstEnd(model, token, from);
  for (
    let count = 0;
    count < 12 && /^(?:else|elif|elsif|elseif)$/.test(values[end] ?? '');
    count++
  ) {
    let next = end + 1;
    while (next < values.length && next < end + 60 && values[next] !== '{' && values[next] !== ':')
      next++;
    const after = firstEnd(model, end, next);
    if (after <= end) break;
    end = after;
  }
  return end;
}
