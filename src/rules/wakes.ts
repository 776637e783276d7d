import { type CallTest, calledTest } from './call-words.ts';
import type { CodeAnalysis } from './code-schema.ts';
import { compileTest } from './compile-regexp.ts';
import { isComment, isImport } from './idle-line.ts';
import type { CodeRule, WakingWords } from './rule.ts';
import { readsAsSql } from './sql-text.ts';

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
  let folded: CallTest | undefined;
  return (line, language) => {
    const low = line.toLowerCase();
    if (evidence.some((keyword) => low.includes(keyword) && (keyword !== '<' || TAG.test(low))))
      return true;
    if (sql && readsAsSql(low)) return language !== 'php' || GLUES.test(line);
    if (language !== 'php') return asWritten(line, language);
    folded ??= calledTest(called.map((name) => name.toLowerCase()));
    return folded(low, language);
  };
}

/** Where PHP puts a value into a text: a variable, or a text that goes on elsewhere. */
const GLUES = /\$|["']\s*\.|^\s*\./;
/** A tag in a text, and no comparison or type parameter. */
const TAG = /(?:["'`].*|^\s*)<[a-z!/?]/;

function readsComments({ text = [], functions = [], remarks = [] }: CodeAnalysis): boolean {
  return (
    remarks.length > 0 ||
    text.some((sink) => sink.in === 'comment' || sink.in === 'any') ||
    functions.some(({ says }) => says !== undefined)
  );
}
