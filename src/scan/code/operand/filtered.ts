import type { Assignment } from '../syntax/assignment.ts';
import type { Call, Expression } from '../syntax/expression.ts';
import { type FileModel, pathIn } from '../syntax/file-model.ts';
import type { Classifier, Question } from './classifier.ts';
import { limitedBy } from './guards.ts';

/** Methods that keep the items, or the first one, for which a test holds. */
const KEEPS =
  /^(?:filter|select|find|find_all|detect|keep_if|Where|First(?:OrDefault)?|firstOrNull|takeWhile)$/;
/** A list's or a map's own method as the test: `filter(ALLOWED::contains)`. */
const METHOD_AS_TEST =
  /^(?:this\.)?\w+(?:::|\.)(?:contains|containsKey|Contains|ContainsKey)$|^&\w+\.method\(:include\?\)$/;
/** A test that is turned round, or one of several that suffice, leaves in what nobody listed. */
export const LEAVES_OPEN = /!(?!!)|\bnot\b|\|\||\bor\b/;
/** More of a test is not read. */
const MOST_OF_TEST = 300;

function written({ source }: FileModel, from: number, to: number): string {
  const { starts, ends } = source.tokens;
  return to <= from ? '' : source.text.slice(starts[from], ends[to - 1]);
}

/** Whether a test says that an item is one of few: of the item itself, not of another member of a record. */
function picks({ model, context }: Question, item: string, test: string): boolean {
  if (test.length > MOST_OF_TEST || LEAVES_OPEN.test(test)) return false;
  const name = item.replace(/\$/g, '\\$&');
  if (new RegExp(`(?<![\\w$])${name}\\s*(?:\\??\\.|->|\\[)`).test(test)) return false;
  return limitedBy(model, context, [item], test);
}

/** The name of a lambda's only parameter; `it` where it names none. */
function itemOf(model: FileModel, [from, to]: [number, number]): string | undefined {
  const { tokens, profile } = model.source;
  const names: string[] = [];
  for (let i = from; i < to; i++)
    if (/^\$?[A-Za-z_]\w*$/.test(tokens.values[i] as string))
      names.push(tokens.values[i] as string);
  if (names.length === 0) return profile.id === 'kotlin' ? 'it' : undefined;
  // A type may stand beside it.
  return profile.nameFirst ? names[0] : names.at(-1);
}

function isTest(classifier: Classifier, test: Expression): boolean {
  const { model } = classifier;
  if (test.kind !== 'lambda')
    return METHOD_AS_TEST.test(written(model, test.start, test.end).replaceAll(/\s/g, ''));
  const item = itemOf(model, test.params);
  if (item === undefined) return false;
  const body = written(model, ...test.body);
  return picks(classifier, item, body.replace(/^\s*return\b/, ''));
}

/** Whether a call leaves only such items in as a test of this file lists: `keys.filter((k) => ALLOWED.includes(k))`. */
export function keepsListed(classifier: Classifier, call: Call): boolean {
  const { callee, entries } = call;
  const isMethod = callee.kind === 'member' && KEEPS.test(callee.name);
  const test = isMethod
    ? entries[0]?.value
    : pathIn(classifier.model, call) === 'array_filter()'
      ? entries[1]?.value
      : undefined;
  return test !== undefined && isTest(classifier, test);
}

/** Whether the variable of Python's comprehension is tested in it: `[k for k in data if k in ALLOWED]`. */
export function isPicked(question: Question, one: Assignment, value: Expression): boolean {
  const { tokens, profile } = question.model.source;
  if (profile.id !== 'python' || one.operator !== 'each' || tokens.values[value.end] !== 'if')
    return false;
  let end = value.end + 1;
  while (end < tokens.kinds.length && !/^(?:[)\]}]|for|if)$/.test(tokens.values[end] as string)) {
    const mate = tokens.mates[end] as number;
    end = mate > end ? mate + 1 : end + 1;
  }
  return picks(question, one.target, written(question.model, value.end + 1, end));
}
