import { classAround } from '../syntax/class-around.ts';
import { declaredType } from '../syntax/declared-type.ts';
import type { Call } from '../syntax/expression.ts';
import { expressionAt, type FileModel } from '../syntax/file-model.ts';
import type { FunctionScope } from '../syntax/function-scope.ts';
import { memoized } from '../syntax/memoized.ts';
import { originsOf } from './resolve.ts';

/** Methods of one name that are told apart; where there are more, none is. */
const MAX_METHODS = 6;

/** The name of the class that a function stands in; empty outside of classes. */
function classOf(model: FileModel, index: number): string {
  const scope = model.scopes.functions[index] as FunctionScope;
  const around = memoized(model.memo, `class:${index}`, () => classAround(model, scope));
  return /^\w+/.exec(around)?.[0] ?? '';
}

/** The class of what a method is called on, where the file says it: by its type, or by where it was made. */
function classCalled(model: FileModel, { callee, start }: Call): string {
  if (callee.kind !== 'member') return '';
  const { object } = callee;
  if (object.kind === 'name' && object.name === 'this') {
    let index = model.scopes.owner[start] ?? -1;
    while (index >= 0 && model.scopes.functions[index]?.name === '')
      index = (model.scopes.functions[index] as FunctionScope).outer;
    return index < 0 ? '' : classOf(model, index);
  }
  if (object.kind !== 'name' && object.kind !== 'member') return '';
  const type = /^\w+/.exec(declaredType(model, object.name))?.[0];
  if (type !== undefined || object.kind === 'member') return type ?? '';
  const [only, ...others] = originsOf(model, object.name, object.start)?.assignments ?? [];
  if (only === undefined || others.length > 0) return '';
  const made = expressionAt(model, only.value);
  return made.kind === 'call' && made.isNew && made.callee.kind === 'name' ? made.callee.name : '';
}

/**
 * Whether a call is one of this method, though other classes of the file have a method of the same name:
 * a controller's `find` calls `this.service.find(…)`. Only of JavaScript and TypeScript.
 */
export function callsMethodOf(model: FileModel, index: number, call: Call): boolean {
  const called = classCalled(model, call);
  return called !== '' && called === classOf(model, index);
}

/** Whether a function is one of few of its name, each of which `callsMethodOf` can tell. */
export function isOneOfFew(model: FileModel, { name }: FunctionScope): boolean {
  const count = model.scopes.byName.get(name)?.length ?? 0;
  return model.source.profile.id === 'javascript' && count > 1 && count <= MAX_METHODS;
}
