import type { Context } from '../languages/profile.ts';
import type { FileModel } from '../syntax/file-model.ts';

/** Stands in a test's text where one of the value's names stood. */
const R = '\uE000';
/** Tests that say a value is one of few, or of a harmless form. */
const ANY = [
  `${R}[^&|?]{0,40}\\s(?:not\\s+)?in\\s+(?!request|req\\b)`,
  `\\.(?:includes|has|contains|Contains|containsKey|ContainsKey|TryGetValue|include\\?|exclude\\?|member\\?|key\\?|indexOf|some|every|find|test|match|match\\?|matches|exec|fullmatch|IsMatch|MatchString|index|hasOwnProperty|get)\\s*\\([^)]{0,60}${R}`,
  `(?:in_array|preg_match|filter_var|ctype_\\w+|is_numeric|is_int)\\s*\\(.{0,80}${R}`,
  `array_key_exists\\s*\\(\\s*${R}`,
  `isset\\s*\\(\\s*[$\\w:>-]+\\[\\s*${R}`,
  `(?:re\\.(?:match|fullmatch|search)|regexp?\\.\\w+|Pattern\\.matches|Regex\\.IsMatch|slices\\.Contains|Array\\.IndexOf)\\s*\\(.{0,80}${R}`,
  `${R}[\\w.$()>-]{0,40}\\s*(?:===?|!==?|=~|!~)\\s*(?:['"][\\w./:@#\uE000-]|\\d|(?!NULL\\b|FALSE\\b|TRUE\\b)[A-Z][A-Z_]{2,}|/)`,
  `(?:['"][\\w./:@#\uE000-]+['"]|(?!NULL\\b|FALSE\\b|TRUE\\b)[A-Z][A-Z_]{2,})\\s*(?:===?|!==?)\\s*${R}`,
  `${R}[\\w.]{0,20}\\.(?:isdigit|isalnum|isnumeric|isdecimal|isidentifier|isalpha|matches|match|match\\?|equals|in\\?)(?!\\w)`,
  `(?:(?<![A-Za-z])(?:is(?!set\\b|_null\\b|_string\\b|_array\\b|NilOrEmpty|Empty|NullOr|Array\\b|Undefined\\b|Null\\b)|has(?!Prefix|Suffix)|check|valid|allow|safe|verif|trusted|whitelist|permit|can)|Is(?!NilOrEmpty|Empty|NullOr)|Has(?!Prefix|Suffix)|Check|Valid|Allow|Safe|Verif|Trusted|Whitelist|Permit|Can(?=[A-Z]))\\w*\\s*\\([^)]{0,80}${R}`,
  `\\b(?:[A-Z_]{3,}|allow\\w*|valid\\w*|whitelist\\w*|permitted\\w*|known\\w*|supported\\w*)\\[\\s*${R}`,
];
const PREFIXED = `(?:startsWith|startswith|StartsWith|start_with\\?|HasPrefix|hasPrefix|str_starts_with|strpos|strncmp|str_contains|includes|contains|Contains|include\\?|is_relative_to|\\.parents\\b|isSubpath|commonpath|commonprefix|relative|Rel|normalize|realpath|IsLocal|isAbsolute|IsAbs|'\\.\\.'|"\\.\\."|endsWith|endswith|HasSuffix|(?:slice|substring|substr)\\(0,)`;
const HOST = `(?:hostname|host|netloc|origin|protocol|scheme|startsWith|startswith|StartsWith|HasPrefix|start_with\\?|Host|IsLocalUrl|IsWellFormed|url_has_allowed|is_safe|same_origin|str_starts_with|strpos)`;

function contextual(context: Context): string[] {
  if (context === 'path') return [`${R}.{0,80}${PREFIXED}`, `${PREFIXED}.{0,80}${R}`];
  if (context === 'url' || context === 'redirect')
    return [`${R}.{0,60}${HOST}`, `${HOST}.{0,60}${R}`];
  return [];
}

/** A statement that checks by its name: `validatePath(x)`, `$this->assertSafe($x)`; Rails' `params.require` only asks for a key. */
export const CHECK_CALL =
  '\\b(?:(?:validate|verify|assert(?!Is|Equal|Not|That)|ensure|check(?!_(?:call|output)\\b)|(?<!params\\.)require|guard|sanitize(?!_(?:text|textarea|option|meta)_)|authorize)\\w*|[uU][uU][iI][dD]\\.(?:[pP]arse|[fF]romString)|strconv\\.(?:Atoi|ParseU?[iI]nt)|net\\.ParseIP|netip\\.ParseAddr|\\w*ObjectIDFromHex)\\s*\\(';
export const CHECKING = new RegExp(CHECK_CALL);

/** Tests of how an address begins that any address of anybody's passes: `http`, and `/` as in `//host`. */
const WEAK_BEGINNING =
  /(?:!\s*)?\b(?:str_starts_with|strn?c?a?s?e?cmp|stri?pos|substr|start_with\?|starts_with\?)\s*\(?[^()'"]{0,60}['"](?:\/|https?:?(?:\/\/)?)['"](?:\s*,\s*\d+)?\s*\)?(?:\s*[!=]==?\s*(?:0|false|FALSE)\b)?/g;

/** That an address is well-formed says nothing of where it leads. */
const WELL_FORMED =
  /\bfilter_var\s*\([^()]{1,160},\s*FILTER_VALIDATE_URL\b[^()]{0,80}\)|(?:=~|!~|\.match\??)\s*\(?[^\s()]{0,20}\bURI(?:::|\.)(?:DEFAULT_PARSER\.make_regexp|regexp)\b/g;

/** `url.startswith(("http://", "https://"))`: Python's, of any address. */
const ANY_SCHEME =
  /\.startswith\(\s*\(?\s*['"]https?(?::\/\/)?['"](?:\s*,\s*['"]https?(?::\/\/)?['"])?\s*,?\s*\)?\s*\)/g;

/** How a file's name ends says nothing of where it lies. */
const ENDING: Readonly<Record<string, RegExp>> = {
  go: /\b(?:filepath|path)\.Ext\([^()]{0,80}\)\)?\s*[!=]=\s*"[^"]*"|\bstrings\.HasSuffix\([^()]{0,80}(?:\([^()]{0,80}\))?[^()]{0,20}\)/g,
  javascript:
    /\.endsWith\([^()]{0,80}\)|\bpath\.extname\([^()]{0,80}\)\s*[!=]==?\s*(?:'[^']*'|"[^"]*")/g,
  python:
    /\.endswith\([^()]{0,80}(?:\([^()]{0,80}\))?[^()]{0,20}\)|(?:\.r?split\(\s*['"]\.['"][^()]{0,10}\)\s*\[\s*-?1\s*\]|\bsplitext\([^()]{0,60}\)\s*\[\s*-?1\s*\]|\.suffixes?)(?:\.lower\(\))?\s*(?:(?:not\s+)?in\s+|[!=]=\s*)[\w.[({'"]+|\b(?:is_)?(?:allowed|valid|validate|check)_?(?:file|ext|extension|file_?extension|file_?type|image|image_?file|type|mime|mime_?type)\([^()]{0,80}\)/g,
};

/** A test without what says nothing of where an address leads; a test for `//` beside it says it. */
function telling(model: FileModel, context: Context, test: string): string {
  const ending = ENDING[model.source.profile.id];
  if (context === 'path') return test.replace(ending ?? WELL_FORMED, ' ');
  if (context !== 'url' && context !== 'redirect') return test;
  if (model.source.profile.id === 'python')
    return context === 'url' ? test.replace(ANY_SCHEME, '') : test;
  if (!/^(?:php|ruby)$/.test(model.source.profile.id)) return test;
  const said = test.replace(WELL_FORMED, ' ');
  return /['"](?:\/\/|\\)|\/\^\\?\/|~\^\//.test(said) ? said : said.replace(WEAK_BEGINNING, '');
}

/** Of each root the longest word: a test that holds none of them says nothing of the value. */
export function wordsOf(roots: readonly string[]): string[] {
  const words = new Set<string>();
  for (const root of roots) {
    let longest = '';
    for (const word of root.match(/[\w$]+/g) ?? [])
      if (word.length > longest.length) longest = word;
    words.add(longest);
  }
  return [...words];
}

export function mentions(text: string, words: readonly string[]): boolean {
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

/** Whether a test of one field is none of the others: of a message in JavaScript, of an upload in Python. */
function tellsFieldsApart({ source }: FileModel, context: Context): boolean {
  if (source.profile.id === 'python') return context === 'path';
  return /^(?:javascript|go)$/.test(source.profile.id) && COMMANDS.has(context);
}

/** Whether a name is only the object that the value is a field of. */
function isOwner(
  model: FileModel,
  context: Context,
  name: string,
  names: readonly string[],
): boolean {
  if (!tellsFieldsApart(model, context)) return false;
  return names.some((one) => one.startsWith(`${name}.`));
}

/** The names in the forms that a test may write them. */
function namesPattern(model: FileModel, context: Context, roots: readonly string[]): RegExp {
  const names = distinct(roots);
  const key = `names:${tellsFieldsApart(model, context)}:${names.join('|')}`;
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
  /\uE000\??\.(type|kind|role|name|action|event|op|method|Type|Kind|Role|Action|Event|Op|Method|stop_reason|finish_reason|__typename)\s*[!=]==?\s*(?:'[\w-]{1,60}'|"[\w-]{1,60}")/g;

/** A test without the comparisons of another member than the one that the value is. */
function ofTheValue(roots: readonly string[], test: string): string {
  if (!roots.some((root) => /[\w)]\.\w+$/.test(root))) return test;
  return test.replace(KIND_OF_RECORD, (whole, member: string) =>
    roots.some((root) => root.endsWith(`.${member}`)) ? whole : ' ',
  );
}

const TYPE_OF_TEXT = /\btypeof\s+\uE000[\w.]{0,40}\s*[!=]==?\s*['"]string['"]/g;

export function limits(
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
export function wholeNames(roots: readonly string[]): string {
  const names = distinct(roots).map(writtenForms);
  return `(?<![\\w$])(?:${names.join('|')})(?![\\w$])`;
}
