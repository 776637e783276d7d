import type { Call, Expression } from '../syntax/expression.ts';
import { callAt, type FileModel } from '../syntax/file-model.ts';
import type { FunctionScope, Parameter } from '../syntax/function-scope.ts';
import { memoized } from '../syntax/memoized.ts';
import { type PythonClass, pythonClassAt, pythonClassNamed } from '../syntax/python-classes.ts';
import { callsMethodOf, isOneOfFew } from './called-method.ts';
import { type Classifier, follow } from './classifier.ts';
import { callAround, isFromFramework } from './from-framework.ts';
import { handedOver } from './handed-over.ts';
import { isCalledByModel } from './model-tools.ts';
import { isCheckedField } from './numeric-fields.ts';
import { either, type Operand, variable } from './operand.ts';
import { isOfPythonHandler } from './python-handlers.ts';
import { rubyClassCalls } from './ruby-class-calls.ts';

/** Calls of one function that are looked at. */
const MAX_CALLS = 8;

/** Methods that hand each item, or the result, of what they are called on to their callback. */
const HANDS_ON =
  /^(?:map|forEach|filter|flatMap|find|findIndex|some|every|then|subscribe|each|each_with_index|select|tap|also|let|collect)$/;

/** The argument's position of a parameter; names of one destructured parameter share it. */
function positionOf(scope: FunctionScope, parameter: Parameter): number {
  let position = -1;
  let last: string | undefined;
  for (const one of scope.params) {
    if (one.text !== last) position++;
    last = one.text;
    if (one === parameter) break;
  }
  return /^(?:self|cls|this)$/.test(scope.params[0]?.name ?? '') ? position - 1 : position;
}

/** The class whose objects a function of Python sets up. */
function madeBy(model: FileModel, scope: FunctionScope): PythonClass | undefined {
  if (scope.name !== '__init__' || model.source.profile.id !== 'python') return undefined;
  const made = pythonClassAt(model, scope.head);
  return made === undefined ? undefined : pythonClassNamed(model, made.name);
}

/** Tokens of the names by which a function is called; Python's `__init__` by its class's, within it by `cls`. */
function namesOf(model: FileModel, scope: FunctionScope): readonly number[] {
  const isOnly = model.scopes.byName.get(scope.name)?.length === 1;
  const onClass = scope.name === 'initialize' || !isOnly ? rubyClassCalls(model, scope) : undefined;
  if (onClass !== undefined) return onClass;
  const made = madeBy(model, scope);
  if (made === undefined) return model.names.get(scope.name) ?? [];
  const within = (model.names.get('cls') ?? []).filter((at) => made.from <= at && at < made.to);
  return [...(model.names.get(made.name) ?? []), ...within];
}

function callsOf(model: FileModel, scope: FunctionScope): Call[] {
  const calls: Call[] = [];
  for (const token of namesOf(model, scope)) {
    if (calls.length === MAX_CALLS) break;
    if (model.source.tokens.values[token - 1] === 'class') continue;
    if (token >= scope.head && token < scope.from) continue;
    const { tokens, profile } = model.source;
    const isCalled =
      (profile.commands === true || tokens.values[token + 1] === '(') && token + 1 !== scope.head;
    const call = isCalled ? callAt(model, token) : handedOver(model, token);
    if (call !== undefined) calls.push(call);
  }
  return calls;
}

/** The call whose argument the anonymous function is: `xs.map((x) => …)`. */
function takerOf(model: FileModel, scope: FunctionScope): Call | undefined {
  const { values } = model.source.tokens;
  let before = scope.head - 1;
  if (values[before] === 'function') before--;
  if (values[before] === 'async') before--;
  if (values[before] !== '(' || !HANDS_ON.test(values[before - 1] ?? '')) return undefined;
  return callAt(model, before - 1);
}

function argumentAt(call: Call, position: number, parameter: Parameter): Expression | undefined {
  // PHP names an argument without the sign of a variable.
  const name = parameter.name.replace(/^\$/, '');
  const named = call.entries.find(({ key }) => key === name || key === parameter.name);
  if (named !== undefined) return named.value;
  const value = call.entries.filter((entry) => entry.key === undefined)[position]?.value;
  if (value?.kind !== 'map' || !parameter.text.startsWith('{')) return value;
  return value.entries.find((entry) => entry.key === parameter.name)?.value;
}

/**
 * What a parameter of a private method of PHP can be: nobody but this file calls it, so it is one of what
 * the calls here hand over. Undefined when not every call can be seen.
 */
export function handedTo(
  classifier: Classifier,
  parameter: Parameter,
  index: number,
): Operand | undefined {
  const { model } = classifier;
  const scope = model.scopes.functions[index];
  if (model.source.profile.id !== 'php' || scope === undefined) return undefined;
  if (!/\bprivate\b/.test(scope.prefix) || /&|\.\.\./.test(parameter.text)) return undefined;
  if (model.scopes.byName.get(scope.name)?.length !== 1) return undefined;
  const calls = callsOf(model, scope);
  const written = (model.names.get(scope.name)?.length ?? 0) - 1;
  // A name that stands elsewhere may be handed on as a callable.
  if (calls.length === 0 || calls.length !== written || isNamedInText(model, scope.name))
    return undefined;
  const position = positionOf(scope, parameter);
  const given: Operand[] = [];
  for (const call of calls) {
    if (call.entries.some(({ value }) => isSpread(value))) return undefined;
    const value = argumentAt(call, position, parameter);
    // What is left out has the default, which is constant.
    if (value !== undefined) given.push(follow(classifier, value));
  }
  return given.length === 0 ? undefined : either(given);
}

function isSpread(value: Expression): boolean {
  return value.kind === 'unary' && value.operator === '...';
}

/** Whether a string of the file names it: `[$this, 'name']`. */
function isNamedInText({ source, memo }: FileModel, name: string): boolean {
  const key = `named:${name}`;
  return memoized(
    memo,
    key,
    () => source.text.includes(`'${name}'`) || source.text.includes(`"${name}"`),
  );
}

/** The call of a function of this file that an anonymous function is handed to, and at which position. */
function ownTaker(
  model: FileModel,
  { head }: FunctionScope,
): { taker: FunctionScope; position: number } | undefined {
  const { values, mates } = model.source.tokens;
  let before = head - 1;
  while (/^(?:function|func|async)$/.test(values[before] ?? '')) before--;
  const open = /^[(,]$/.test(values[before] ?? '') ? callAround(model, before) : -1;
  const indexes = open < 1 ? undefined : model.scopes.byName.get(values[open - 1] as string);
  if (indexes?.length !== 1) return undefined;
  let position = 0;
  for (let at = open + 1; at < before; at++) {
    if ((mates[at] as number) > at) at = mates[at] as number;
    else if (values[at] === ',') position++;
  }
  if (values[before] === ',') position++;
  return { taker: model.scopes.functions[indexes[0] as number] as FunctionScope, position };
}

/** What a function of this file hands its callback from outside: `next(w, body)` of `withBody(func(w, body) { … })`. */
function handedByOwn(
  classifier: Classifier,
  scope: FunctionScope,
  position: number,
): Operand | undefined {
  const { model } = classifier;
  if (!/^(?:go|javascript)$/.test(model.source.profile.id)) return undefined;
  const own = ownTaker(model, scope);
  const callback = own?.taker.params[own.position];
  if (own === undefined || callback === undefined) return undefined;
  const { from, to } = own.taker;
  for (const token of model.names.get(callback.name) ?? []) {
    if (token < from || token >= to || model.source.tokens.values[token + 1] !== '(') continue;
    const value = callAt(model, token)?.entries[position]?.value;
    const operand = value === undefined ? undefined : follow(classifier, value);
    if (operand?.taint === 2) return operand;
  }
  return undefined;
}

/**
 * The outside data that a parameter is given somewhere in the file: by a call of the function, or by the
 * method whose callback it is. Undefined when none is.
 */
export function givenTo(
  classifier: Classifier,
  parameter: Parameter,
  index: number,
): Operand | undefined {
  const { model } = classifier;
  const scope = model.scopes.functions[index];
  if (scope === undefined) return undefined;
  const position = positionOf(scope, parameter);
  if (
    isFromFramework(model, scope, parameter, position) ||
    isOfPythonHandler(model, scope, parameter)
  )
    return variable(parameter.name, 2);
  const mayBeTool =
    classifier.context !== 'log' && !model.source.profile.innocentParam?.test(parameter.text);
  // A schema has let nothing but a number or a text of one form through.
  const isChecked = isCheckedField(model, `input.${parameter.name}`);
  if (mayBeTool && !isChecked && isCalledByModel(model, scope)) return variable(parameter.name, 2);
  if (scope.name === '') {
    const handed = handedByOwn(classifier, scope, position);
    if (handed !== undefined) return handed;
    const taker = position === 0 ? takerOf(model, scope) : undefined;
    if (taker?.callee.kind !== 'member') return undefined;
    const object = follow(classifier, taker.callee.object);
    return object.taint === 2 ? object : undefined;
  }
  const isOnly = model.scopes.byName.get(scope.name)?.length === 1;
  const isOneOf = !isOnly && isOneOfFew(model, scope);
  const isOfClass = () =>
    madeBy(model, scope) !== undefined || rubyClassCalls(model, scope) !== undefined;
  if (!isOnly && !isOneOf && !isOfClass()) return undefined;
  for (const call of callsOf(model, scope)) {
    if (isOneOf && !callsMethodOf(model, index, call)) continue;
    const value = argumentAt(call, position, parameter);
    const operand = value === undefined ? undefined : follow(classifier, value);
    if (operand?.taint === 2) return operand;
  }
  return undefined;
}
