import type { Context } from '../languages/profile.ts';
import type { Assignment } from '../syntax/assignments.ts';
import { expressionAt, type FileModel } from '../syntax/file-model.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import type { Operand } from './operand.ts';

/** Stands in a test's text where one of the value's names stood. */
const R = '\uE000';
/** Tests that say a value is one of few, or of a harmless form. */
const ANY = [
  `${R}[^&|?]{0,40}\\s(?:not\\s+)?in\\s+(?!request|req\\b)`,
  `\\.(?:includes|has|contains|Contains|containsKey|ContainsKey|TryGetValue|include\\?|member\\?|key\\?|indexOf|some|every|find|test|match|match\\?|matches|exec|fullmatch|IsMatch|MatchString|index|hasOwnProperty|get)\\s*\\([^)]{0,60}${R}`,
  `(?:in_array|preg_match|filter_var|ctype_\\w+|is_numeric|is_int)\\s*\\(.{0,80}${R}`,
  `array_key_exists\\s*\\(\\s*${R}`,
  `isset\\s*\\(\\s*[$\\w:>-]+\\[\\s*${R}`,
  `(?:re\\.(?:match|fullmatch|search)|regexp?\\.\\w+|Pattern\\.matches|Regex\\.IsMatch|slices\\.Contains|Array\\.IndexOf)\\s*\\(.{0,80}${R}`,
  `${R}[\\w.$()>-]{0,40}\\s*(?:===?|!==?|=~|!~)\\s*(?:['"][\\w./:@#\uE000-]|\\d|(?!NULL\\b|FALSE\\b|TRUE\\b)[A-Z][A-Z_]{2,}|/)`,
  `(?:['"][\\w./:@#\uE000-]+['"]|(?!NULL\\b|FALSE\\b|TRUE\\b)[A-Z][A-Z_]{2,})\\s*(?:===?|!==?)\\s*${R}`,
  `${R}[\\w.]{0,20}\\.(?:isdigit|isalnum|isnumeric|isdecimal|isidentifier|isalpha|matches|match|match\\?|equals|in\\?)\\b`,
  `(?:(?<![A-Za-z])(?:is(?!set\\b|_null\\b|_string\\b|_array\\b|NilOrEmpty|Empty|NullOr|Array\\b|Undefined\\b|Null\\b)|has(?!Prefix|Suffix)|check|valid|allow|safe|verif|trusted|whitelist|permit|can)|Is(?!NilOrEmpty|Empty|NullOr)|Has(?!Prefix|Suffix)|Check|Valid|Allow|Safe|Verif|Trusted|Whitelist|Permit|Can(?=[A-Z]))\\w*\\s*\\([^)]{0,80}${R}`,
  `\\b(?:[A-Z_]{3,}|allow\\w*|valid\\w*|whitelist\\w*|permitted\\w*|known\\w*|supported\\w*)\\[\\s*${R}`,
];
const PREFIXED = `(?:startsWith|startswith|StartsWith|start_with\\?|HasPrefix|hasPrefix|str_starts_with|strpos|strncmp|str_contains|includes|contains|Contains|include\\?|is_relative_to|isSubpath|commonpath|commonprefix|relative|Rel|normalize|realpath|IsLocal|isAbsolute|IsAbs|'\\.\\.'|"\\.\\."|endsWith|endswith|HasSuffix|(?:slice|substring|substr)\\(0,)`;
const HOST = `(?:hostname|host|netloc|origin|protocol|scheme|startsWith|startswith|StartsWith|HasPrefix|start_with\\?|Host|IsLocalUrl|IsWellFormed|url_has_allowed|is_safe|same_origin|str_starts_with|strpos)`;

function contextual(context: Context): string[] {
  if (context === 'path') return [`${R}.{0,80}${PREFIXED}`, `${PREFIXED}.{0,80}${R}`];
  if (context === 'url' || context === 'redirect')
    return [`${R}.{0,60}${HOST}`, `${HOST}.{0,60}${R}`];
  return [];
}

/** A statement that checks by its name: `validatePath(x)`, `$this->assertSafe($x)`. */
const CHECK_CALL =
  '\\b(?:(?:validate|verify|assert(?!Is|Equal|Not|That)|ensure|check(?!_(?:call|output)\\b)|require|guard|sanitize|authorize)\\w*|[uU][uU][iI][dD]\\.(?:[pP]arse|[fF]romString)|strconv\\.(?:Atoi|ParseU?[iI]nt)|net\\.ParseIP|netip\\.ParseAddr|\\w*ObjectIDFromHex)\\s*\\(';
const CHECKING = new RegExp(CHECK_CALL);

/** Tests of how an address begins that any address of anybody's passes: `http`, and `/` as in `//host`. */
const WEAK_BEGINNING =
  /(?:!\s*)?\b(?:str_starts_with|strn?c?a?s?e?cmp|stri?pos|substr|start_with\?|starts_with\?)\s*\(?[^()'"]{0,60}['"](?:\/|https?:?(?:\/\/)?)['"](?:\s*,\s*\d+)?\s*\)?(?:\s*[!=]==?\s*(?:0|false|FALSE)\b)?/g;

/** `url.startswith(("http://", "https://"))`: Python's, of any address. */
const ANY_SCHEME =
  /\.startswith\(\s*\(?\s*['"]https?(?::\/\/)?['"](?:\s*,\s*['"]https?(?::\/\/)?['"])?\s*,?\s*\)?\s*\)/g;

/** How a file's name ends says nothing of where it lies. */
const ENDING: Readonly<Record<string, RegExp>> = {
  go: /\b(?:filepath|path)\.Ext\([^()]{0,80}\)\)?\s*[!=]=\s*"[^"]*"/g,
  python: /\.endswith\([^()]{0,80}(?:\([^()]{0,80}\))?[^()]{0,20}\)/g,
};

/** A test without what says nothing of where an address leads; a test for `//` beside it says it. */
function telling(model: FileModel, context: Context, test: string): string {
  const ending = ENDING[model.source.profile.id];
  if (context === 'path' && ending !== undefined) return test.replace(ending, ' ');
  if (context !== 'url' && context !== 'redirect') return test;
  if (model.source.profile.id === 'python')
    return context === 'url' ? test.replace(ANY_SCHEME, '') : test;
  if (!/^(?:php|ruby)$/.test(model.source.profile.id)) return test;
  return /['"](?:\/\/|\\)|\/\^\\?\/|~\^\//.test(test) ? test : test.replace(WEAK_BEGINNING, '');
}

/** Of each root the longest word: a test that holds none of them says nothing of the value. */
function wordsOf(roots: readonly string[]): string[] {
  const words = new Set<string>();
  for (const root of roots) {
    let longest = '';
    for (const word of root.match(/[\w$]+/g) ?? [])
      if (word.length > longest.length) longest = word;
    words.add(longest);
  }
  return [...words];
}

function mentions(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

/** At most so many names of a value are looked for. */
const MAX_NAMES = 30;

function distinct(roots: readonly string[]): string[] {
  return [...new Set(roots)].slice(0, MAX_NAMES);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const testPatterns = new Map<Context, RegExp>();

/** What a test of a value in this context looks like, its names marked: compiled once, whatever they are. */
function testPattern(context: Context): RegExp {
  const known = testPatterns.get(context);
  if (known !== undefined) return known;
  const made = new RegExp([...contextual(context), ...ANY].join('|'), 's');
  testPatterns.set(context, made);
  return made;
}

/** A path in the forms that code may write it: `a.b` as `a?.b`, `a['b']` and `a[:b]`, calls with any arguments or, as `a(b)`, with this key. */
function writtenForms(root: string): string {
  return escaped(root)
    .replace(/\\\(\\\)/g, '\\([^)]*\\)')
    .replace(/\\\(([\w-]+(?:\\\.[\w-]+)*)\\\)/g, keyWritten)
    .replace(/\\\.(\w+)/g, '(?:\\??\\.|->|::|\\[[\'":])$1(?:[\'"]?\\])?');
}

function keyWritten(_: string, key: string): string {
  // The dots of a key are no members'.
  return `\\(\\s*['"\`]${key.replaceAll('\\.', '[.]')}['"\`][^)]*\\)`;
}

/** Where a test of one field of an object says nothing of the others. */
const COMMANDS = new Set<Context>(['sql', 'shell', 'code']);
/** No other member follows, unless it is called: `message.type === 'run'` is no test of `message.text`. */
const OWN_TEST = '(?!\\??\\.\\w+(?![\\w]|\\s*\\())';

/** Whether a name is only the object that the value is a field of. */
function isOwner(
  model: FileModel,
  context: Context,
  name: string,
  names: readonly string[],
): boolean {
  if (model.source.profile.id !== 'javascript' || !COMMANDS.has(context)) return false;
  return names.some((one) => one.startsWith(`${name}.`));
}

/** The names in the forms that a test may write them. */
function namesPattern(model: FileModel, context: Context, roots: readonly string[]): RegExp {
  const names = distinct(roots);
  const key = `names:${COMMANDS.has(context)}:${names.join('|')}`;
  const known = model.memo.get(key) as RegExp | undefined;
  if (known !== undefined) return known;
  // The shortest first: what follows it says as much of the value.
  const written = names
    .sort((a, b) => a.length - b.length)
    .map((name) =>
      isOwner(model, context, name, names)
        ? `${writtenForms(name)}${OWN_TEST}`
        : writtenForms(name),
    );
  const made = new RegExp(`(?<![\\w$])(?:${written.join('|')})(?![\\w$])`, 'g');
  model.memo.set(key, made);
  return made;
}

/** A test of what kind of record it is: `block.type === 'text'` says nothing of `block.text`. */
const KIND_OF_RECORD =
  /\uE000\??\.(type|kind|role|name|stop_reason|finish_reason|__typename)\s*[!=]==?\s*(?:'[\w-]{1,60}'|"[\w-]{1,60}")/g;

/** A test without the comparisons of another member than the one that the value is. */
function ofTheValue(roots: readonly string[], test: string): string {
  if (!roots.some((root) => /[\w)]\.\w+$/.test(root))) return test;
  return test.replace(KIND_OF_RECORD, (whole, member: string) =>
    roots.some((root) => root.endsWith(`.${member}`)) ? whole : ' ',
  );
}

const TYPE_OF_TEXT = /\btypeof\s+\uE000[\w.]{0,40}\s*[!=]==?\s*['"]string['"]/g;

function limits(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  test: string,
): boolean {
  const marked = test.replace(namesPattern(model, context, roots), R);
  if (marked === test) return false;
  // That it is a text says something only where an object would do harm.
  const kept = ofTheValue(roots, marked);
  const rest = context === 'nosql' ? kept : kept.replace(TYPE_OF_TEXT, ' ');
  return testPattern(context).test(telling(model, context, rest));
}

/** The source of a pattern for any of these names, as written, and no part of a longer one. */
function wholeNames(roots: readonly string[]): string {
  const names = distinct(roots).map(writtenForms);
  return `(?<![\\w$])(?:${names.join('|')})(?![\\w$])`;
}

const EQUALS = /^[^=!<>&|]*={2,3}(?!=)[^=!<>&|]*$/;
const DIFFERS = /^[^=!<>&|]*!={1,2}(?!=)[^=!<>&|]*$/;

/** Where a single comparison for equality says what the value is: 0 in the branch, 1 in what is left; undefined for other tests. */
export function equalitySide(test: string): 0 | 1 | undefined {
  if (EQUALS.test(test)) return 0;
  return DIFFERS.test(test) ? 1 : undefined;
}

function decides(condition: Condition, at: number, roots: readonly string[]): boolean {
  if (condition.modifies) {
    if (at < condition.to) return at >= condition.from;
    return condition.exits || roots.some((root) => condition.resets.has(root));
  }
  if (condition.token >= at) return false;
  if (at < condition.to) return at >= condition.from;
  return condition.exits || condition.asserts || roots.some((root) => condition.resets.has(root));
}

const LONE_NAME =
  /^[\s(!]*([\w$]{1,60})(?:\s*[!=]==?\s*(?:false|true|null|FALSE|TRUE|NULL|none|None|nil))?[\s)]*$/;
/** What a variable is given when it keeps the answer of a test: `const isLocal = /^\//.test(to)`. */
const ANSWER =
  /[!=]==?|\.(?:test|includes|startsWith|endsWith|has|some|every|match)\s*\(|\bin\b|\b(?:in_array|preg_match|filter_var|array_search)\s*\(|\b(?:is|has|check)[A-Z_]\w{0,60}\s*\(/;
/** More of a variable's value is not read. */
const MOST_OF_ANSWER = 300;

/** What a variable was given: its only assignment, or the last one before a token in the same function. */
function answersOf(model: FileModel, name: string, at: number | undefined): readonly Assignment[] {
  const all = model.assignments.get(name) ?? [];
  if (all.length < 2 || at === undefined) return all;
  const { owner } = model.scopes;
  return all.filter(({ token }) => token < at && owner[token] === owner[at]).slice(-1);
}

/**
 * A test as it would stand in the place of the variable that keeps its answer.
 * @param at the test's token, where it is known
 */
export function spelledOut(model: FileModel, test: string, at?: number): string {
  const name = LONE_NAME.exec(test)?.[1];
  const [only, ...others] = name === undefined ? [] : answersOf(model, name, at);
  if (only === undefined || others.length > 0 || only.part !== undefined) return test;
  if (only.target !== name || only.operator !== '=') return test;
  const { tokens, text } = model.source;
  const { end } = expressionAt(model, only.value);
  const answer = text.slice(tokens.starts[only.value], tokens.ends[end - 1]);
  return answer.length <= MOST_OF_ANSWER && ANSWER.test(answer) && !/\bawait\b/.test(answer)
    ? test.replace(name, `(${answer})`)
    : test;
}

/** Whether a test's text limits what a value with these roots can be. */
export function limitedBy(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  test: string,
): boolean {
  const whole = spelledOut(model, test);
  if (roots.length === 0 || whole.length >= 2000 || !mentions(whole, wordsOf(roots))) return false;
  return limits(model, context, roots, whole);
}

/**
 * Whether a test between the function's start and `at` has already limited what a value can be: it
 * encloses `at`, or leaves the function when it fails.
 * @param roots the names and paths that carry the value
 */
export function guarded(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  at: number,
): boolean {
  if (roots.length === 0) return false;
  const around = scopesAround(model, at);
  const start = model.scopes.functions[around[0] ?? -1]?.from ?? 0;
  const outermost = model.scopes.functions[around[around.length - 1] ?? -1]?.from ?? 0;
  const all = [
    ...roots,
    ...itemsOf(model, roots, start, at),
    ...derivedFrom(model, context, roots, start, at),
  ];
  const words = wordsOf(all);
  for (const condition of between(conditionsOf(model), outermost, at + 1)) {
    // What the function around has tested before holds in its callbacks too.
    if (condition.token < start && !around.includes(model.scopes.owner[condition.token] ?? -1))
      continue;
    const test = spelledOut(model, condition.text, condition.token);
    if (test.length >= 2000 || !mentions(test, words)) continue;
    if (decides(condition, at, all) && limits(model, context, all, test)) return true;
  }
  return (
    checkedBefore(model, context, roots, start, at) ||
    cleanedInPlace(model, context, roots, start, at) ||
    authenticated(model, roots, start, at)
  );
}

/** What makes a code that only who has the key can make. */
const MAC = /hmac|crypto_auth/i;
const COMPARES =
  /[!=]==?|hash_equals|compare_digest|secure_compare|timingSafeEqual|isEqual|FixedTimeEquals|ConstantTimeCompare|hmac\.Equal/;

/** Whether a value's code has been compared before: `if (!hash_equals(hash_hmac('sha256', $data, KEY), $mac)) exit;`. */
function authenticated(
  model: FileModel,
  roots: readonly string[],
  start: number,
  at: number,
): boolean {
  const { source, memo } = model;
  const knows = (memo.get('mac') as boolean | undefined) ?? MAC.test(source.text);
  memo.set('mac', knows);
  if (!knows) return false;
  const { tokens, text } = source;
  const words = wordsOf(roots);
  const covered = new RegExp(wholeNames(roots));
  const codes = between(sortedAssignments(model), start, at)
    .filter(({ value, target }) => {
      const from = tokens.starts[value] as number;
      const line = text.slice(from, from + 200).split(/[;\n]/, 1)[0] as string;
      if (roots.includes(target) || !MAC.test(line)) return false;
      return mentions(line, words) && covered.test(line);
    })
    .map(({ target }) => target);
  const byName = codes.length === 0 ? undefined : new RegExp(wholeNames(codes));
  return between(conditionsOf(model), start, at + 1).some(
    (condition) =>
      COMPARES.test(condition.text) &&
      (byName?.test(condition.text) ||
        (MAC.test(condition.text) && covered.test(condition.text))) &&
      decides(condition, at, roots),
  );
}

/**
 * The same for a value that several outside values are glued into: each of them has to be limited, or what
 * they were glued into by its own name.
 */
export function allGuarded(
  model: FileModel,
  context: Context,
  { roots, pieces, taint }: Operand,
  at: number,
): boolean {
  if (pieces === undefined || pieces.length === 0 || taint < 2)
    return guarded(model, context, roots, at);
  const inPieces = new Set(pieces.flat());
  const names = roots.filter((root) => !inPieces.has(root));
  return pieces.every((piece) => guarded(model, context, [...piece, ...names], at));
}

/** A call that is a statement of its own, by whose name its argument is changed: `$this->clean($name);`. */
const CLEANING =
  '(?:^|[;{}])[ \\t]*(?:[$\\w]+(?:->|::))*\\w*(?:[cC]lean|[eE]scape|[qQ]uote|[sS]anit)\\w*\\s*\\([ \\t]*';

/** Whether PHP's way of cleaning a value where it stands has been gone before: the parameter is a reference. */
function cleanedInPlace(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  start: number,
  at: number,
): boolean {
  if (model.source.profile.id !== 'php' || !/^(?:sql|ldap|xpath|path)$/.test(context)) return false;
  const { source } = model;
  const to = source.tokens.starts[at] as number;
  const before = source.text.slice(Math.max(source.tokens.starts[start] ?? 0, to - 4000), to);
  if (!mentions(before, wordsOf(roots)) || !/lean|scape|uote|anit/.test(before)) return false;
  return new RegExp(`${CLEANING}${wholeNames(roots)}\\s*[,)]`, 'm').test(before);
}

/** At most so many tests and assignments before a sink are asked: the last ones. */
const MAX_BEFORE = 400;

/** Those of a sorted list whose token stands in [start, end), the last of them when they are many. */
function between<T extends { token: number }>(
  sorted: readonly T[],
  start: number,
  end: number,
): T[] {
  const to = firstFrom(sorted, end);
  return sorted.slice(Math.max(firstFrom(sorted, start), to - MAX_BEFORE), to);
}

function firstFrom(sorted: readonly { token: number }[], token: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as { token: number }).token < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortedAssignments(model: FileModel): Assignment[] {
  const known = model.memo.get('sorted-assignments') as Assignment[] | undefined;
  if (known !== undefined) return known;
  const made = [...model.assignments.values()].flat().sort((a, b) => a.token - b.token);
  model.memo.set('sorted-assignments', made);
  return made;
}

/** The functions around a token, innermost first. */
function scopesAround(model: FileModel, at: number): number[] {
  const found: number[] = [];
  let scope = model.scopes.owner[at] ?? -1;
  while (scope >= 0 && found.length < 12) {
    found.push(scope);
    scope = model.scopes.functions[scope]?.outer ?? -1;
  }
  return found;
}

/** Names that were made from the value before, such as the host of an address: a test of theirs tests it as well. */
function derivedFrom(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  start: number,
  at: number,
): string[] {
  if (!/^(?:path|url|redirect)$/.test(context)) return [];
  const { tokens, text } = model.source;
  const few = roots.slice(0, 12);
  const words = wordsOf(few);
  let pattern: RegExp | undefined;
  const found: string[] = [];
  for (const one of between(sortedAssignments(model), start, at)) {
    if (roots.includes(one.target)) continue;
    const from = tokens.starts[one.value] as number;
    const line = text.slice(from, from + 200);
    const end = line.indexOf('\n');
    const value = end === -1 ? line : line.slice(0, end);
    if (!mentions(value, words)) continue;
    pattern ??= new RegExp(wholeNames(few));
    if (pattern.test(value)) found.push(one.target);
    if (found.length === 8) break;
  }
  return found;
}

/** Loop variables over a value: `for (const char of text)` tests the text one by one. */
function itemsOf(model: FileModel, roots: readonly string[], start: number, at: number): string[] {
  let loops = model.memo.get('loops') as Assignment[] | undefined;
  if (loops === undefined) {
    loops = sortedAssignments(model).filter(({ operator }) => operator === 'each');
    model.memo.set('loops', loops);
  }
  const { values } = model.source.tokens;
  return between(loops, start, at)
    .filter((one) => roots.includes(values[one.value] as string))
    .map((one) => one.target);
}

/** Looks for a checking call on the lines between the function's start and the use. */
function checkedBefore(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  start: number,
  at: number,
): boolean {
  if (!/^(?:path|url|redirect|shell|code|nosql)$/.test(context)) return false;
  const { source } = model;
  const from = Math.max(
    source.tokens.starts[start] ?? 0,
    (source.tokens.starts[at] as number) - 4000,
  );
  const line = source.lineStarts[(source.lines[at] as number) - 1] as number;
  if (line <= from) return false;
  const before = source.text.slice(from, line);
  if (context === 'path' && before.includes('.relative_to(')) {
    // It raises an error for what lies elsewhere.
    const resolved = new RegExp(`^[ \\t]*${wholeNames(roots)}\\.relative_to\\(`, 'm');
    if (mentions(before, wordsOf(roots)) && resolved.test(before)) return true;
  }
  return (
    CHECKING.test(before) &&
    mentions(before, wordsOf(roots)) &&
    new RegExp(`${CHECK_CALL}[^)]{0,80}${wholeNames(roots)}`).test(before)
  );
}
