import type { Surroundings } from '../../../rules/code-schema.ts';
import { conditionsOf } from '../operand/conditions.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { viewOf } from './find-text.ts';
import { ruleRegExp } from './path-pattern.ts';

/** The text of the named function around a token, its name and head included; the file's where there is none. */
function textAround(model: FileModel, token: number): string {
  const view = viewOf(model, 'string');
  const { tokens } = model.source;
  let index = model.scopes.owner[token] ?? -1;
  let scope = model.scopes.functions[index];
  while (scope !== undefined && scope.name === '') {
    index = scope.outer;
    scope = model.scopes.functions[index];
  }
  if (scope === undefined) return view;
  return view.slice(
    tokens.starts[Math.max(0, scope.head - 1)],
    tokens.ends[Math.max(scope.head, scope.to)],
  );
}

/** The text between the statement's start and a token, at most 240 characters. */
export function textBefore({ source }: FileModel, token: number): string {
  const end = source.tokens.starts[token] as number;
  const before = source.text.slice(Math.max(0, end - 240), end);
  return before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('{')) + 1);
}

/** Whether a branch around a token is taken by a test that matches. */
function standsUnder(model: FileModel, token: number, pattern: RegExp): boolean {
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
  const { within, notWithin, notUnder, notAfter } = sink;
  if (notAfter !== undefined && ruleRegExp(notAfter).test(textBefore(model, start))) return false;
  if (notUnder !== undefined && standsUnder(model, token, ruleRegExp(notUnder))) return false;
  if (within === undefined && notWithin === undefined) return true;
  const text = textAround(model, token);
  if (within !== undefined && !ruleRegExp(within).test(text)) return false;
  return notWithin === undefined || !ruleRegExp(notWithin).test(text);
}
