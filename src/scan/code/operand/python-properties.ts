import type { Expression } from '../syntax/expression.ts';
import { expressionAt } from '../syntax/file-model.ts';
import { pythonClassAt } from '../syntax/python-classes.ts';
import { type Classifier, follow } from './classifier.ts';
import { either, type Operand } from './operand.ts';
import { returnsIn } from './returns.ts';

const PROPERTY = /@\s*(?:functools\.)?(?:cached_)?property\b/;

/**
 * What a property of Python's class around gives: `self.target` of `@property def target(self)`. Undefined
 * where nothing of it is known to come from outside.
 */
export function ofProperty(
  classifier: Classifier,
  { object, name, start }: Extract<Expression, { kind: 'member' }>,
): Operand | undefined {
  const { model } = classifier;
  const { functions, byName } = model.scopes;
  if (model.source.profile.id !== 'python' || object.kind !== 'name' || object.name !== 'self')
    return undefined;
  const indices = byName.get(name) ?? [];
  if (indices.length === 0) return undefined;
  const around = pythonClassAt(model, start);
  const index = indices.find((one) => {
    const { head = -1, prefix = '' } = functions[one] ?? {};
    return around !== undefined && around.from <= head && head < around.to && PROPERTY.test(prefix);
  });
  if (index === undefined) return undefined;
  const given = returnsIn(model, index).map((token) =>
    follow(classifier, expressionAt(model, token)),
  );
  const whole = given.length === 0 ? undefined : either(given);
  return whole?.taint === 2 ? whole : undefined;
}
