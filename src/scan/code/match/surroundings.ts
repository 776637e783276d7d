import type { Surroundings } from '../../../rules/code-schema.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { viewOf } from './find-text.ts';
import { ruleRegExp } from './path-pattern.ts';

/** Most of a function or file that is looked at; of a longer one the blocks around the token. */
const MAX_AROUND = 32_768;
const BLOCK = MAX_AROUND / 4;

/** Offsets of the named function around a token, its name and head included; the file's where there is none. */
function rangeAround(model: FileModel, token: number): [number, number] {
  const { tokens } = model.source;
  let index = model.scopes.owner[token] ?? -1;
  let scope = model.scopes.functions[index];
  while (scope !== undefined && scope.name === '') {
    index = scope.outer;
    scope = model.scopes.functions[index];
  }
  const from = scope === undefined ? 0 : (tokens.starts[Math.max(0, scope.head - 1)] ?? 0);
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
  const known = model.memo.get(key) as boolean | undefined;
  if (known !== undefined) return known;
  const made = ruleRegExp(written).test(viewOf(model, 'string').slice(from, to));
  model.memo.set(key, made);
  return made;
}

/** Whether the code around a token is what a sink asks for. */
export function surroundingsFit(model: FileModel, sink: Surroundings, token: number): boolean {
  if (sink.within !== undefined && !holds(model, sink.within, token)) return false;
  return sink.notWithin === undefined || !holds(model, sink.notWithin, token);
}
