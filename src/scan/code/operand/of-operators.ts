import type { Expression } from '../syntax/expression.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { type Classifier, follow } from './classifier.ts';
import { equalitySide, limitedBy } from './guards.ts';
import { constant, either, glued, HARMLESS, type Operand } from './operand.ts';
import { spelledOut } from './spelled-out.ts';

function textOf({ source: { tokens, text } }: FileModel, { start, end }: Expression): string {
  const last = Math.min(end, tokens.kinds.length) - 1;
  return text.slice(tokens.starts[start], tokens.ends[last]);
}

/** An option that the condition has tested first does no harm. */
export function ofChoice(
  classifier: Classifier,
  { condition, subject, options }: Extract<Expression, { kind: 'choice' }>,
): Operand {
  const { model, context } = classifier;
  const compared = subject === undefined ? '' : `${textOf(model, subject)} == `;
  const tested = spelledOut(model, compared + textOf(model, condition));
  const made = options.map((option) => follow(classifier, option));
  const only = equalitySide(tested);
  const left = made.map((one, index) =>
    (only === undefined || only === index) &&
    one.dynamic &&
    limitedBy(model, context, one.roots, tested)
      ? HARMLESS
      : one,
  );
  // What the choice is glued to is tested against its first line: the doubtful option counts.
  return either([...left.filter((one) => one.dynamic), ...left.filter((one) => !one.dynamic)]);
}

/** What one operator makes of a value: most give numbers and booleans. */
export function ofUnary(classifier: Classifier, operator: string, operand: Expression): Operand {
  // Ruby's `+"text"` is a text that may be changed.
  if (operator === '+' && operand.kind === 'string') return follow(classifier, operand);
  if (/^(?:!|-|\+|~|not|typeof|\+\+|--|in|is)$/.test(operator)) return HARMLESS;
  const { profile } = classifier.model.source;
  if (operator.startsWith('(')) {
    if (profile.harmlessTypes.test(operator.slice(1, -1))) return HARMLESS;
    if (profile.escapes[classifier.context]?.test(operator)) return HARMLESS;
  }
  return follow(classifier, operand);
}

/** A field of `"…" % values`, with what it prints. */
const FIELD_OF_PERCENT = /%(?:\(\w+\))?[-+ #0]*\d*(?:\.\d+)?([sdrifxX])/g;

/** What is glued, chosen or formatted; other operators give numbers and booleans. */
export function ofBinary(
  classifier: Classifier,
  expression: Extract<Expression, { kind: 'binary' }>,
): Operand {
  const { operator, operands, start } = expression;
  const { profile } = classifier.model.source;
  const parts = (): Operand[] => operands.map((operand) => follow(classifier, operand));
  if (/^(?:\|\||&&|\?\?|\?:|and|or)$/.test(operator)) return either(parts());
  if (operator === '+' || operator === profile.concat) {
    const made = parts();
    // PHP's `+` adds numbers, or puts arrays together.
    if (profile.id === 'php' && operator === '+')
      return made.some((part) => !part.dynamic && !part.list) ? HARMLESS : either(made);
    return made.every((part) => part.list)
      ? { ...either(made), list: true }
      : { ...glued(made, start), list: made.some((part) => part.list) };
  }
  if (operator === '%' && /^(?:python|ruby)$/.test(profile.id)) {
    const [template, ...values] = parts();
    return ofPercent(template as Operand, values, fieldsOf(classifier, operands), start);
  }
  // Python writes paths with `/`; with `<<` it shifts, or builds an expression of an ORM.
  if (operator === (profile.id === 'python' ? '/' : '<<')) return glued(parts(), start);
  // `"\x00" * 16`, `['%s'] * n`: what is repeated says all; how often is a number.
  const [first] = operands;
  const isRepeated = operator === '*' && (first?.kind === 'string' || first?.kind === 'list');
  return isRepeated ? follow(classifier, first) : HARMLESS;
}

/** `"…" % values` as the text it makes. */
function ofPercent(
  template: Operand,
  values: readonly Operand[],
  fields: readonly Operand[],
  start: number,
): Operand {
  let field = 0;
  const holed = template.text.replace(FIELD_OF_PERCENT, (_, type) => {
    const given = fields[field++];
    if (type === 'd') return '0';
    return given === undefined || given.dynamic ? '\0' : given.text;
  });
  const isNumeric = holed !== template.text && !holed.includes('\0');
  // What stands around the numbers still tells what it is: a file in /tmp.
  if (isNumeric) return constant(template.text.replace(FIELD_OF_PERCENT, '\0'));
  const types = template.text.match(FIELD_OF_PERCENT) ?? [];
  const isFilled = fields.length === types.length && fields.length > 0;
  const texts = isFilled ? fields.filter((_, i) => !types[i]?.endsWith('d')) : values;
  const made = glued([template, ...texts], start);
  // `"http://%s/x" % host`: the host is the first value that the template prints.
  const leads = /^(?:https?:\/\/)?\0/.test(holed) ? texts[0]?.taint : undefined;
  return { ...made, list: false, text: holed, ...(leads === undefined ? {} : { leads }) };
}

/** What the fields of `"…" % (a, b)` are filled with, in order; empty when that can't be told. */
function fieldsOf(classifier: Classifier, operands: readonly Expression[]): readonly Operand[] {
  const [, values] = operands;
  if (operands.length !== 2 || values?.kind !== 'list') return [];
  const isTuple = classifier.model.source.tokens.values[values.start] === '(';
  if (!isTuple) return [];
  return values.entries.map((entry) => follow(classifier, entry.value));
}
