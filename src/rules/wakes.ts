import type { CodeAnalysis } from './code-schema.ts';
import { compileRegExp } from './compile-regexp.ts';
import type { CodeRule, WakingWords } from './rule.ts';

/** Whether an added line with one of a rule's keywords is reason to read its file. */
export type Wakes = (line: string, language: string) => boolean;

/**
 * What a line must hold besides a keyword: the rule's own `linePattern`, or else one of the names that the rule
 * looks for in calls, as a whole word, where the keyword is nothing but a part of such names (waking-words.ts).
 * A line that is a comment holds nothing, but for rules that read comments.
 */
export function wakesOf(rule: CodeRule): Wakes {
  const holds = holdsOf(rule);
  if (readsComments(rule.analysis as CodeAnalysis)) return holds;
  return (line, language) => !isComment(line, language) && holds(line, language);
}

function holdsOf({ linePattern, wakingWords }: CodeRule): Wakes {
  if (linePattern !== undefined) {
    const pattern = compileRegExp(linePattern);
    return (line) => pattern.test(line);
  }
  return wakingWords === undefined ? () => true : wordsTest(wakingWords);
}

function wordsTest({ called, evidence, sql }: WakingWords): Wakes {
  const names = new Set(called);
  const folded = new Set(called.map((name) => name.toLowerCase()));
  const isCalled = (word: string) => names.has(word) || names.has(unwrapped(word));
  return (line, language) => {
    const low = line.toLowerCase();
    if (evidence.some((keyword) => low.includes(keyword) && (keyword !== '<' || TAG.test(low))))
      return true;
    if (sql && SQL_TEXT.test(low)) return true;
    return language === 'php'
      ? wordsOf(low, language).some((word) => folded.has(word))
      : wordsOf(line, language).some(isCalled);
  };
}

/** Reads as a piece of SQL. */
const SQL_TEXT =
  /(?<![<.\w])select(?:\s|["'`]|$)|\b(?:insert|replace|merge)\s+(?:\w+\s+)?into\b|\bupdate\s+(?:\S+\s+set\b|["'`{$%]|$)|\bdelete\s+from\b|\bfrom\s*(?:["'`]\s*(?:[+,%)&]|\.[\s$])|[{$%]|$)|\bfrom\s+\S+\s+where\b|\b(?:where|having|values)\b|\b(?:order|group)\s+by\b|\bjoins?\b|\bunion\s|\blimit\s|\blike\s|\bset\s+\S+\s*=|\b(?:and|or|on)\s+[\w.`"[\]]+\s*(?:[=<>]|in\b)|\b(?:call|exec|execute)\s|\b(?:drop|alter|create|truncate)\s/;

/** A tag in a text, and no comparison or type parameter. */
const TAG = /(?:["'`].*|^\s*)<[a-z!/?]/;

const ANY_WORD = /[\w$]+/g;
/** What is called, or handed over to be called. */
const CALLED_WORD = /[\w$]+(?=\s*(?:[(<`[{)!?]|$))/g;
const CALLED_OR_LISTED_WORD = /\w+(?=\s*(?:[(,)]|$))/g;
/** Here a call needs no bracket. */
const BARE = new Set(['php', 'ruby', 'erb', 'haml', 'slim', 'shell']);

/** The words of a line that may name a call. */
function wordsOf(line: string, language: string): readonly string[] {
  if (BARE.has(language)) return line.match(ANY_WORD) ?? [];
  return line.match(language === 'python' ? CALLED_OR_LISTED_WORD : CALLED_WORD) ?? [];
}

/** `execAsync` and `asyncExec` are how `exec` is called where it has been wrapped to give a promise. */
function unwrapped(word: string): string {
  const name = word
    .replace(/_?(?:[aA]sync|[pP]romise\w{0,3}|Fn|P)$/, '')
    .replace(/^(?:_+|(?:async|promis\w{0,8}?|safe|run|do|p)_?(?=[A-Z_]))/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function readsComments({ text = [] }: CodeAnalysis): boolean {
  return text.some((sink) => sink.in === 'comment' || sink.in === 'any');
}

/** What begins a comment with `#`, and what does with `//`. */
const HASH = new Set(['python', 'ruby', 'shell']);
const SLASHES = new Set('javascript typescript vue svelte java kotlin go php csharp'.split(' '));
/** A line in the middle of a block comment, and no factor of a product. */
const IN_BLOCK = /^\s*\*(?:\/|\s*$|\s+(?![\w.$]+\s*\())/;

function isComment(line: string, language: string): boolean {
  if (HASH.has(language)) return /^\s*#/.test(line);
  return SLASHES.has(language) && (/^\s*\/\//.test(line) || IN_BLOCK.test(line));
}
