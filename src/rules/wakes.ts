import type { CodeAnalysis } from './code-schema.ts';
import { compileTest } from './compile-regexp.ts';
import type { CodeRule, WakingWords } from './rule.ts';

/** Whether an added line with one of a rule's keywords is reason to read its file. */
export type Wakes = (line: string, language: string) => boolean;

/**
 * What a line must hold besides a keyword: the rule's own `linePattern`, or else one of the names that the rule
 * looks for in calls, as a whole word, where the keyword is nothing but a part of such names (waking-words.ts).
 * A line that is a comment or an import holds nothing, but for rules that read comments.
 */
export function wakesOf(rule: CodeRule): Wakes {
  const holds = holdsOf(rule);
  if (readsComments(rule.analysis as CodeAnalysis)) return holds;
  return (line, language) =>
    !isComment(line, language) && !isImport(line, language) && holds(line, language);
}

function holdsOf({ linePattern, wakingWords }: CodeRule): Wakes {
  if (linePattern !== undefined) {
    const pattern = compileTest(linePattern);
    return (line) => pattern.test(line);
  }
  return wakingWords === undefined ? () => true : wordsTest(wakingWords);
}

function wordsTest({ called, evidence, sql }: WakingWords): Wakes {
  const asWritten = calledTest(called);
  const folded = calledTest(called.map((name) => name.toLowerCase()));
  return (line, language) => {
    const low = line.toLowerCase();
    if (evidence.some((keyword) => low.includes(keyword) && (keyword !== '<' || TAG.test(low))))
      return true;
    if (sql && SQL_TEXT.test(low)) return true;
    return language === 'php' ? folded(low, language) : asWritten(line, language);
  };
}

/** Whether one of these is called: `get`, or `Paths.get`, which may also have been imported as `get`. */
function calledTest(called: readonly string[]): Wakes {
  const names = new Set(called);
  const ofClasses = new Set(called.map((name) => name.slice(name.indexOf('.') + 1)));
  const isCalled = (name: string, owner: string | undefined): boolean => {
    if (names.has(name)) return true;
    return ofClasses.has(name) && (owner === undefined || names.has(`${owner}.${name}`));
  };
  return (line, language) => {
    for (const { groups = {} } of line.matchAll(wordPattern(language))) {
      const { owner, name = '' } = groups;
      if (isCalled(name, owner) || isCalled(unwrapped(name), owner)) return true;
    }
    return false;
  };
}

/** What may stand for a name or a value in a piece of SQL: a quote that ends the piece, a placeholder, a line's end. */
const PIECE_ENDS = '\\s*(?:["\'`{$%?:\\\\]|$)';
/** Reads as a piece of SQL, whose words are English's too. */
const SQL_TEXT = new RegExp(
  [
    '(?<![<.\\w])select(?:\\s|["\'`]|$)',
    '\\b(?:insert|replace|merge)\\s+(?:\\w+\\s+)?into\\b',
    `\\bupdate(?:\\s+\\S+\\s+set\\b|${PIECE_ENDS})`,
    '\\bdelete\\s+from\\b',
    '\\bfrom\\s*(?:["\'`]\\s*(?:[+,%)&]|\\.[\\s$])|[{$%]|$)',
    '\\bfrom\\s+\\S+\\s+where\\b',
    `\\b(?:where|having|and|or|on)\\s+[\\w.\`"[\\]()]+\\s*(?:[=<>!%]|(?:in|like|is|not|between)\\b)`,
    `\\b(?:where|having|values|joins?|like|limit|order\\s+by|group\\s+by)${PIECE_ENDS}`,
    '\\b(?:order|group)\\s+by\\b',
    '\\bvalues\\s*\\(|\\blimit\\s+\\d|\\bunion\\s+(?:all\\s+)?select\\b|\\bset\\s+\\S+\\s*=',
    '\\bjoin\\s+\\S+\\s+(?:\\w+\\s+)?on\\b|\\b(?:inner|left|right|outer|cross)\\s+join\\b',
    '\\bcall\\s+\\w+\\s*\\(|\\bexec(?:ute)?\\s+\\w',
    `\\b(?:drop|alter|create|truncate)(?:\\s+\\w+){0,3}?\\s+(?:table|database|user|view|index|schema|role|function|trigger|procedure)\\b|\\b(?:drop|alter|create|truncate)${PIECE_ENDS}`,
  ].join('|'),
);
/** A tag in a text, and no comparison or type parameter. */
const TAG = /(?:["'`].*|^\s*)<[a-z!/?]/;

/** Here a call needs no bracket. */
const BARE = new Set(['php', 'ruby', 'erb', 'haml', 'slim', 'shell']);
/**
 * What may follow a name that is called without: an argument, a block, nothing, of a member also another one or the
 * end of a list, but no operator and no keyword.
 */
const BARE_CALL =
  '(?=\\(|[?!]|\\s*(?:[`{<]|$)|(?<=[.:>]\\w{1,40})(?:&?\\.|[),\\]}])|\\s+(?!(?:if|unless|do|and|or|then|rescue|in|while|until)\\b)[\\w"\':@$\\[%*&#(<-])';
/** What a chain begins with; of longer ones the middle may be called itself. */
const OWNER = '(?:(?<![\\w$.])(?<owner>[\\w$]+)\\s*(?:[?!]?\\.|::|->)\\s*)?';
const BARE_WORD = new RegExp(`${OWNER}(?<name>[\\w$]+)${BARE_CALL}`, 'g');
/** What is called, or handed over to be called. */
const CALLED_WORD = new RegExp(`${OWNER}(?<name>[\\w$]+)(?=\\s*(?:[(<\`[{)!?]|$))`, 'g');
const CALLED_OR_LISTED_WORD = new RegExp(`${OWNER}(?<name>\\w+)(?=\\s*(?:[(,)]|$))`, 'g');

/** The words of a line that may name a call. */
function wordPattern(language: string): RegExp {
  if (BARE.has(language)) return BARE_WORD;
  return language === 'python' ? CALLED_OR_LISTED_WORD : CALLED_WORD;
}

/** `execAsync` and `asyncExec` are how `exec` is called where it has been wrapped to give a promise. */
function unwrapped(word: string): string {
  const name = word
    .replace(/_?(?:[aA]sync|[pP]romise\w{0,3}|Fn|P)$/, '')
    .replace(/^(?:_+|(?:async|promis\w{0,8}?|safe|run|do|p)_?(?=[A-Z_]))/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function readsComments({ text = [], functions = [] }: CodeAnalysis): boolean {
  return (
    text.some((sink) => sink.in === 'comment' || sink.in === 'any') ||
    functions.some(({ says }) => says !== undefined)
  );
}

/** What begins a comment with `#`, and what does with `//`. */
const HASH = new Set(['python', 'ruby', 'shell']);
const SLASHES = new Set('javascript typescript vue svelte java kotlin go php csharp'.split(' '));
/** A line in the middle of a block comment, and no factor of a product, nor the columns of a query. */
const IN_BLOCK = /^\s*\*(?:\/|\s*$|\s+(?![\w.$]+\s*\(|from\b|,))/i;

function isComment(line: string, language: string): boolean {
  if (HASH.has(language)) return /^\s*#/.test(line);
  return SLASHES.has(language) && (/^\s*\/\//.test(line) || IN_BLOCK.test(line));
}

/** `import a.b.C;`, `using A.B;`, `use A\\B;`, `namespace A;`: nothing runs. */
const NAMES_ALONE =
  /^\s*(?:import(?: static)?|package|using(?: static)?|use|namespace) [\w.\\* ]+;?\s*$/;
const DECLARES_IMPORTS = new Set(['java', 'kotlin', 'csharp', 'php']);

function isImport(line: string, language: string): boolean {
  return DECLARES_IMPORTS.has(language) && NAMES_ALONE.test(line);
}
