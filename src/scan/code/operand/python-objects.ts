import type { Assignment } from '../syntax/assignment.ts';
import type { Call, Expression } from '../syntax/expression.ts';
import { expressionAt, type FileModel } from '../syntax/file-model.ts';
import {
  declaredNames,
  type PythonClass,
  pythonClassAt,
  pythonClassNamed,
} from '../syntax/python-classes.ts';
import { type Classifier, follow } from './classifier.ts';
import { ofAssignment } from './of-assignment.ts';
import { either, type Operand } from './operand.ts';
import { originsOf } from './resolve.ts';
import { returnsIn } from './returns.ts';

/** A call that makes an object of a class of this file. */
interface Making {
  made: PythonClass;
  call: Call;
}

/** Of a name that has more values the first are followed. */
const MOST_MAKINGS = 4;

/** What a call makes: `Hook(url)`, `cls(url)` within the class, or what `Hook.from_request()` gives back. */
function makingOf(model: FileModel, value: Expression, isDirect = false): Making | undefined {
  if (value.kind === 'unary' && value.operator === 'await')
    return makingOf(model, value.operand, isDirect);
  if (value.kind !== 'call') return undefined;
  const { callee } = value;
  if (callee.kind === 'name') {
    const made =
      callee.name === 'cls'
        ? pythonClassAt(model, value.start)
        : pythonClassNamed(model, callee.name);
    return made === undefined ? undefined : { made, call: value };
  }
  if (isDirect || callee.kind !== 'member' || callee.object.kind !== 'name') return undefined;
  const made = pythonClassNamed(model, callee.object.name);
  if (made === undefined) return undefined;
  const index = (model.scopes.byName.get(callee.name) ?? []).find((one) => {
    const { head = -1 } = model.scopes.functions[one] ?? {};
    return made.from <= head && head < made.to;
  });
  const [first] = index === undefined ? [] : returnsIn(model, index);
  return first === undefined ? undefined : makingOf(model, expressionAt(model, first), true);
}

/** What the class's methods write into a field of their own object. */
function writesOf(model: FileModel, { from, to }: PythonClass, field: string): Assignment[] {
  return (model.assignments.get(field) ?? []).filter(
    ({ target, token }) => target === `self.${field}` && from <= token && token < to,
  );
}

/** What a field of a dataclass or a model is given where an object of it is made: by name, by place, or by `**data`. */
function givenField(
  classifier: Classifier,
  { made, call }: Making,
  field: string,
): Operand | undefined {
  const place = declaredNames(classifier.model, made).indexOf(field);
  if (place < 0) return undefined;
  const named = call.entries.find(({ key }) => key === field);
  if (named !== undefined) return follow(classifier, named.value);
  const spread = call.entries.find(
    ({ key, value }) => key === undefined && value.kind === 'unary' && value.operator === '**',
  );
  if (spread?.value.kind === 'unary') return follow(classifier, spread.value.operand);
  const positional = call.entries.filter(({ key }) => key === undefined);
  const value = positional[place]?.value;
  return value === undefined ? undefined : follow(classifier, value);
}

/**
 * What a field of an object is that a class of the same file was made into: `hook = Hook(request.json["url"])`,
 * then `hook.url`. Undefined where the class says nothing of the field, or nothing is known of it that came
 * from outside or does no harm.
 */
export function ofObjectField(
  classifier: Classifier,
  { object, name, start }: Extract<Expression, { kind: 'member' }>,
): Operand | undefined {
  const { model } = classifier;
  if (model.source.profile.id !== 'python' || object.kind !== 'name') return undefined;
  if (/^(?:self|cls)$/.test(object.name)) return undefined;
  const origins = originsOf(model, object.name, start)?.assignments ?? [];
  const makings = origins
    .filter(({ operator, part }) => operator === '=' && part === undefined)
    .slice(0, MOST_MAKINGS)
    .map(({ value }) => makingOf(model, expressionAt(model, value)));
  const parts = makings.flatMap((making) => {
    if (making === undefined) return [];
    const writes = writesOf(model, making.made, name);
    if (writes.length > 0) return writes.slice(0, 4).map((one) => ofAssignment(classifier, one));
    const given = givenField(classifier, making, name);
    return given === undefined ? [] : [given];
  });
  if (parts.length === 0) return undefined;
  const whole = either(parts);
  return whole.taint === 2 || (!whole.dynamic && makings.length === parts.length)
    ? whole
    : undefined;
}
