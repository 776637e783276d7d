import type { Assignment } from '../syntax/assignment.ts';
import { expressionAt, type FileModel } from '../syntax/file-model.ts';

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

/** Go's `order, ok := orders[name]`: a test of `ok` as one that the map knows `order`. */
function lookedUp(model: FileModel, test: string, { target, value, part }: Assignment): string {
  if (model.source.profile.id !== 'go' || part !== '1') return test;
  const made = expressionAt(model, value);
  if (made.kind !== 'index') return test;
  const { starts, ends } = model.source.tokens;
  const key = model.source.text.slice(starts[made.key.start], ends[made.key.end - 1]);
  for (const list of model.assignments.values()) {
    const first = list.find((one) => one.value === value && one.part === '0');
    if (first !== undefined) return test.replace(target, `known[${first.target}] known[${key}]`);
  }
  return test;
}

/** The same in one: `if order, ok := orders[name]; ok {`. */
const LOOKS_UP =
  /^\s*(\w{1,60})\s*,\s*(\w{1,60})\s*:?=\s*[\w.]{1,80}\[([^[\]]{1,120})\]\s*;\s*!?\s*\2\s*$/;

/** A test of Go that looks something up, as one of what it found and of what it looked for. */
function lookedUpInTest(model: FileModel, test: string): string {
  const [, first, , key] = (model.source.profile.id === 'go' && LOOKS_UP.exec(test)) || [];
  return first === undefined ? test : `known[${first}] known[${key}]`;
}

/**
 * A test as it would stand in the place of the variable that keeps its answer.
 * @param at the test's token, where it is known
 */
export function spelledOut(model: FileModel, test: string, at?: number): string {
  const name = LONE_NAME.exec(test)?.[1];
  if (name === undefined) return lookedUpInTest(model, test);
  const [only, ...others] = answersOf(model, name, at);
  if (only === undefined || others.length > 0) return test;
  if (only.part !== undefined) return lookedUp(model, test, only);
  if (only.target !== name || only.operator !== '=') return test;
  const { tokens, text } = model.source;
  const { end } = expressionAt(model, only.value);
  const answer = text.slice(tokens.starts[only.value], tokens.ends[end - 1]);
  return answer.length <= MOST_OF_ANSWER && ANSWER.test(answer) && !/\bawait\b/.test(answer)
    ? test.replace(name, `(${answer})`)
    : test;
}
