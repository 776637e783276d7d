import { fitsPath } from '../languages/path-test.ts';
import { type Call, type Expression, lastName } from '../syntax/expression.ts';
import { expressionAt, type FileModel } from '../syntax/file-model.ts';
import { type FunctionScope, isExpressionBody } from '../syntax/function-scope.ts';
import { pythonClassNamed } from '../syntax/python-classes.ts';
import { type Classifier, follow } from './classifier.ts';
import { guarded } from './guards.ts';
import { lastStatement } from './last-value.ts';
import { either, HARMLESS, type Operand, variable } from './operand.ts';
import { originsOf } from './resolve.ts';

/** First tokens of the values that a function gives back, at most eight. */
export function returnsIn(model: FileModel, index: number): number[] {
  const known = model.memo.get(`returns:${index}`) as number[] | undefined;
  if (known !== undefined) return known;
  const scope = model.scopes.functions[index] as FunctionScope;
  const found: number[] = [];
  for (const token of model.names.get('return') ?? []) {
    if (token < scope.from || token >= scope.to || model.scopes.owner[token] !== index) continue;
    if (model.source.tokens.breaks[token + 1] || model.source.tokens.values[token + 1] === ';')
      continue;
    found.push(token + 1);
    if (found.length === 8) break;
  }
  if (model.source.profile.id === 'php') found.push(...yieldsIn(model, index));
  if (found.length === 0 && isExpressionBody(model.source, scope)) found.push(scope.from);
  model.memo.set(`returns:${index}`, found);
  return found;
}

/** What a generator of PHP hands on, item by item. */
function yieldsIn(model: FileModel, index: number): number[] {
  const scope = model.scopes.functions[index] as FunctionScope;
  const { values } = model.source.tokens;
  return (model.names.get('yield') ?? [])
    .filter(
      (token) => token >= scope.from && token < scope.to && model.scopes.owner[token] === index,
    )
    .map((token) => (values[token + 1] === 'from' ? token + 2 : token + 1))
    .slice(0, 8);
}

/** Whether all that is known of a result is what some caller hands in: this call may hand in something else. */
function isHandedIn(
  { source }: FileModel,
  scope: FunctionScope | undefined,
  { taint, origins = [] }: Operand,
): boolean {
  if (scope === undefined || taint !== 2 || origins.length === 0) return false;
  const isParameter = (origin: string): boolean => scope.params.some(({ name }) => name === origin);
  if (source.profile.id !== 'python') return origins.every(isParameter);
  // What else an object keeps came in before.
  const isOther = (origin: string): boolean => !fitsPath(source.profile.sources, origin);
  return (
    origins.some(isParameter) && origins.every((origin) => isParameter(origin) || isOther(origin))
  );
}

/** Whether a method is called on the object that the function around belongs to. */
function isOwnObject(model: FileModel, object: Expression, at: number): boolean {
  if (object.kind !== 'name') return false;
  if (/^(?:\$?this|self|cls|static)$/.test(object.name)) return true;
  return model.source.profile.id === 'go' && object.name === goReceiver(model, at);
}

/** Whether a method of Python's is called on what a class of this file made: `store = Store(ROOT)`, `store.path(name)`. */
function isOfOwnClass(model: FileModel, { object, name }: Extract<Expression, { kind: 'member' }>) {
  if (model.source.profile.id !== 'python' || object.kind !== 'name') return false;
  const [only, ...others] = originsOf(model, object.name, object.start)?.assignments ?? [];
  if (only === undefined || others.length > 0 || only.operator !== '=') return false;
  const value = expressionAt(model, only.value);
  if (value.kind !== 'call' || value.callee.kind !== 'name') return false;
  const made = pythonClassNamed(model, value.callee.name);
  const [index = -1] = model.scopes.byName.get(name) ?? [];
  const { head = -1 } = model.scopes.functions[index] ?? {};
  return made !== undefined && made.from <= head && head < made.to;
}

/** Go's `s` in `func (s *Store) Find(…) {`, for a token of the body or of a closure in it. */
function goReceiver({ source, scopes }: FileModel, at: number): string | undefined {
  const { values, mates } = source.tokens;
  for (let index = scopes.owner[at] ?? -1; index >= 0; ) {
    const { head, outer } = scopes.functions[index] as FunctionScope;
    const close = head - 2;
    const open = values[close] === ')' ? (mates[close] as number) : -1;
    if (open > 0 && values[open - 1] === 'func') return values[open + 1];
    index = outer;
  }
  return undefined;
}

/** What stands behind a `return`; a test before it has limited what it can be: `if is_local(to): return to`. */
function givenBack(classifier: Classifier, token: number): Operand {
  const { model, context } = classifier;
  const operand = follow(classifier, expressionAt(model, token));
  // Of a text that is glued from several a test of one says nothing of the others.
  if (!operand.dynamic || operand.built) return operand;
  return guarded(model, context, operand.roots, token) ? HARMLESS : operand;
}

/** Rails' `user_params`: what a request may set, which rules know by its name. */
const PERMITTED = /_params$|^(?:initialize|params|request|session|current_\w+)$/;

/**
 * What the last statement of a method of Ruby gives back, where that is known to come from outside or to do
 * no harm; undefined for all else.
 */
export function lastOf(
  classifier: Classifier,
  name: string,
  given: readonly Operand[],
): Operand | undefined {
  const { model } = classifier;
  const [index, ...others] = model.scopes.byName.get(name) ?? [];
  if (model.source.profile.commands !== true || index === undefined || others.length > 0)
    return undefined;
  const scope = model.scopes.functions[index] as FunctionScope;
  const last = PERMITTED.test(name) ? undefined : lastStatement(model, scope.from, scope.to);
  if (last === undefined) return undefined;
  const result = follow(classifier, expressionAt(model, last));
  if (!result.dynamic) return result.text === '' ? undefined : HARMLESS;
  const isHanded = scope.params.some((one) => result.roots.includes(one.name));
  if (result.taint === 2 && !isHanded) return { ...result, roots: [] };
  const worst = given.find((one) => one.taint === 2);
  return result.taint >= 1 && worst !== undefined
    ? { ...result, taint: 2, roots: given.flatMap((one) => one.roots) }
    : undefined;
}

/**
 * What a call hands over for the parameters that a function of Python gives back; all of its arguments where it
 * can't be told which these are.
 */
function handedArguments(
  classifier: Classifier,
  call: Call,
  index: number,
  { origins = [] }: Operand,
): Operand[] {
  const scope = classifier.model.scopes.functions[index] as FunctionScope;
  const all = (): Operand[] => call.entries.map((entry) => follow(classifier, entry.value));
  if (classifier.model.source.profile.id !== 'python' || origins.length === 0) return all();
  if (call.entries.some(({ value }) => value.kind === 'unary')) return all();
  const isMethod = /^(?:self|cls)$/.test(scope.params[0]?.name ?? '');
  const params = isMethod ? scope.params.slice(1) : scope.params;
  const positional = call.entries.filter(({ key }) => key === undefined);
  const handed: Operand[] = [];
  for (const origin of new Set(origins)) {
    const place = params.findIndex(({ name }) => name === origin);
    if (params[place]?.text.startsWith('*')) return all();
    if (place < 0) {
      handed.push(variable('', 0));
      continue;
    }
    const entry = call.entries.find(({ key }) => key === origin) ?? positional[place];
    handed.push(entry === undefined ? HARMLESS : follow(classifier, entry.value));
  }
  return handed;
}

/**
 * Whether the item that is taken of what a function of the same file gives back does no harm, whatever the other
 * items are: `[$condition, $words] = $this->search($text)`.
 */
export function givesHarmlessItem(classifier: Classifier, call: Call, item: number): boolean {
  const { model } = classifier;
  const scopes = model.scopes.byName.get(lastName(call.callee));
  if (scopes === undefined || scopes.length !== 1) return false;
  const returns = returnsIn(model, scopes[0] as number).map((token) => expressionAt(model, token));
  return (
    returns.length > 0 &&
    returns.every((one) => {
      const entry = one.kind === 'list' ? one.entries[item] : undefined;
      return entry !== undefined && !follow(classifier, entry.value).dynamic;
    })
  );
}

/**
 * What a call of a function of the same file gives back: one level deep, a parameter standing for the
 * worst of the arguments. Undefined when the function isn't here.
 */
export function returnsOf(classifier: Classifier, call: Call): Operand | undefined {
  const { model } = classifier;
  const { callee } = call;
  if (callee.kind === 'member' && !isOwnObject(model, callee.object, call.start)) {
    if (!isOfOwnClass(model, callee)) return undefined;
  }
  // Go's `decode[Order](r)`.
  const named =
    callee.kind === 'index' && model.source.profile.id === 'go' ? callee.object : callee;
  const scopes = model.scopes.byName.get(lastName(named));
  if (scopes === undefined || scopes.length !== 1) return undefined;
  const returns = returnsIn(model, scopes[0] as number);
  if (returns.length === 0) {
    const { name } = model.scopes.functions[scopes[0] as number] as FunctionScope;
    const given = call.entries.map((entry) => follow(classifier, entry.value));
    return lastOf(classifier, name, given);
  }
  const result = either(returns.map((token) => givenBack(classifier, token)));
  if (!result.dynamic) return result;
  if (result.taint !== 1 && !isHandedIn(model, model.scopes.functions[scopes[0] as number], result))
    return { ...result, roots: [], pieces: [] };
  const given = handedArguments(classifier, call, scopes[0] as number, result);
  const worst = Math.max(0, ...given.map((one) => one.taint)) as Operand['taint'];
  if (given.length > 0 && given.every((one) => !one.dynamic)) return HARMLESS;
  return { ...result, taint: worst, roots: given.flatMap((one) => one.roots), pieces: [] };
}
