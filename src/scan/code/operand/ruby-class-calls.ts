import { classAround } from '../syntax/class-around.ts';
import type { FileModel } from '../syntax/file-model.ts';
import type { FunctionScope } from '../syntax/function-scope.ts';

/**
 * Tokens of the name by which a function of a Ruby class is called on the class itself: `new` of `Fetcher.new(url)`
 * for its `initialize`, `get` of `Fetcher.get(url)` for its `def self.get`. Undefined for any other function.
 */
export function rubyClassCalls(model: FileModel, scope: FunctionScope): number[] | undefined {
  const { tokens, profile } = model.source;
  if (profile.id !== 'ruby') return undefined;
  const isMaker = scope.name === 'initialize';
  if (!isMaker && !isOfClass(model, scope)) return undefined;
  const key = `class-calls:${scope.head}`;
  let found = model.memo.get(key) as number[] | undefined;
  if (found === undefined) {
    const [owner] = /^\w+/.exec(classAround(model, scope)) ?? [];
    const named = owner === undefined ? [] : (model.names.get(isMaker ? 'new' : scope.name) ?? []);
    found = named.filter((at) => tokens.values[at - 1] === '.' && tokens.values[at - 2] === owner);
    model.memo.set(key, found);
  }
  return found;
}

/** Whether a function is declared as `def self.name`. */
function isOfClass({ source }: FileModel, { head }: FunctionScope): boolean {
  const { values } = source.tokens;
  return values[head + 1] === 'self' && values[head + 2] === '.';
}
