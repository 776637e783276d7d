import type { Surroundings } from '../../../rules/code-schema.ts';
import type { TextTest } from '../../../rules/compile-regexp.ts';
import { conditionsOf } from '../operand/conditions.ts';
import type { FileModel } from '../syntax/file-model.ts';
import type { FunctionScope } from '../syntax/function-scope.ts';
import { beforeFunction } from '../syntax/functions-in-braces.ts';
import { memoized } from '../syntax/memoized.ts';
import { viewOf } from './find-text.ts';
import { ruleTest } from './rule-expression.ts';

/** Most of a function or file that is looked at; of a longer one the blocks around the token. */
const MAX_AROUND = 32_768;
const BLOCK = MAX_AROUND / 4;

/** The token of a function's name: before its head, or before the sign of `const name = async (x) => …`. */
function nameOf({ source }: FileModel, head: number): number {
  const { mates, values } = source.tokens;
  if (source.profile.id === 'go' && values[head - 1] === ']')
    return (mates[head - 1] as number) - 1;
  if (source.profile.id !== 'javascript') return Math.max(0, head - 1);
  const before = beforeFunction(source, head);
  const sign = values[before];
  return Math.max(0, sign === '=' || sign === ':' ? before - 1 : before);
}

/** What a function that answers one request is handed, in Go and in JavaScript. */
const ANSWER_IN_GO = /\bResponseWriter\b|\.(?:Ctx|Context)\b(?<!\bcontext\.Context)/;
const ANSWER_IN_JS = /^(?:res|resp|response|reply|rep|h|toolkit)$/;

/** Whether an anonymous function answers one route, so that what the others do says nothing of it. */
function answersAlone({ source }: FileModel, { name, params }: FunctionScope): boolean {
  if (name !== '') return true;
  if (source.profile.id === 'go') return params.some(({ text }) => ANSWER_IN_GO.test(text));
  if (source.profile.id !== 'javascript') return false;
  return ANSWER_IN_JS.test(params[1]?.name ?? '');
}

/** Offsets of the named function or handler around a token, name and head included; the file's where there is none. */
function rangeAround(model: FileModel, token: number): [number, number] {
  const { tokens } = model.source;
  let index = model.scopes.owner[token] ?? -1;
  let scope = model.scopes.functions[index];
  while (scope !== undefined && !answersAlone(model, scope)) {
    index = scope.outer;
    scope = model.scopes.functions[index];
  }
  const from = scope === undefined ? 0 : (tokens.starts[nameOf(model, scope.head)] ?? 0);
  const end = scope === undefined ? undefined : tokens.ends[Math.max(scope.head, scope.to)];
  const to = end ?? model.source.text.length;
  if (to - from <= MAX_AROUND) return [from, to];
  const block = Math.floor((tokens.starts[token] as number) / BLOCK);
  return [Math.max(from, (block - 2) * BLOCK), Math.min(to, (block + 2) * BLOCK)];
}

/** A pattern's answer for a function, asked once however many sinks stand in it. */
function holds(model: FileModel, written: string, token: number): boolean {
  const [from, to] = rangeAround(model, token);
  const key = `around:${from}:${to}:${written}`;
  return memoized(model.memo, key, () =>
    ruleTest(written).test(viewOf(model, 'string').slice(from, to)),
  );
}

/** A pattern's answer for the file. */
export function isInFile({ source, memo }: FileModel, written: string): boolean {
  const key = `file:${written}`;
  return memoized(memo, key, () => ruleTest(written).test(source.text));
}

/** The text between the statement's start and a token, at most 240 characters. */
export function textBefore({ source }: FileModel, token: number): string {
  const end = source.tokens.starts[token] as number;
  const before = source.text.slice(Math.max(0, end - 240), end);
  return before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('{')) + 1);
}

/** The rest of the line behind a token, at most 80 characters. */
export function textBehind({ source }: FileModel, token: number): string {
  const start = source.tokens.ends[token] as number;
  const behind = source.text.slice(start, start + 80);
  return behind.split('\n', 1)[0] as string;
}

/** Whether a branch around a token is taken by a test that matches. */
function standsUnder(model: FileModel, token: number, pattern: TextTest): boolean {
  return conditionsOf(model).some(
    ({ from, to, text }) => from <= token && token < to && pattern.test(text.slice(0, 400)),
  );
}

/**
 * Whether the code around a token is what a sink asks for.
 * @param start the sink's first token, when it is another
 */
export function surroundingsFit(
  model: FileModel,
  sink: Surroundings,
  token: number,
  start = token,
): boolean {
  const { within, notWithin, notUnder, notAfter, notFile } = sink;
  if (notFile !== undefined && isInFile(model, notFile)) return false;
  if (notAfter !== undefined && ruleTest(notAfter).test(textBefore(model, start))) return false;
  if (notUnder !== undefined && standsUnder(model, token, ruleTest(notUnder))) return false;
  if (within !== undefined && !holds(model, within, token)) return false;
  return notWithin === undefined || !holds(model, notWithin, token);
}
