import type { Surroundings } from '../../../rules/code-schema.ts';
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
  return view.slice(tokens.starts[Math.max(0, scope.head - 1)], tokens.ends[Math.max(scope.head, scope.to)]);
}

/** Whether the code around a token is what a sink asks for. */
export function surroundingsFit(model: FileModel, sink: Surroundings, token: number): boolean {
  if (sink.within === undefined && sink.notWithin === undefined) return true;
  const text = textAround(model, token);
  if (sink.within !== undefined && !ruleRegExp(sink.within).test(text)) return false;
  return sink.notWithin === undefined || !ruleRegExp(sink.notWithin).test(text);
}
