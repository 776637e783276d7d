import type { Assignment } from '../syntax/assignment.ts';
import type { Expression } from '../syntax/expression.ts';
import { expressionAt, type FileModel, pathIn } from '../syntax/file-model.ts';
import type { Classifier } from './classifier.ts';
import { type Operand, variable } from './operand.ts';
import { isShadowed, sourceTaint } from './outside-data.ts';
import { originsOf } from './resolve.ts';

/** A name may stand for another one, and that for a third. */
const MAX_STEPS = 4;

/** Functions whose result has the keys of their arguments. */
const KEEPS_KEYS =
  /^(?:json_decode|array_(?:filter|merge|map|diff|diff_key|replace|slice|change_key_case|walk)|stripslashes_deep|wp_unslash|filter_input_array)$/;

/** Of a request only what the program names itself. */
const NAMED_BY_PROGRAM = /\.(?:only|validated?|safe|file|files|route|attributes)\(\)$/;

/**
 * What the key of PHP's `foreach` is: the visitor names the keys of what they send, the program those of its
 * own arrays.
 */
export function ofLoopKey(classifier: Classifier, one: Assignment): Operand {
  const isOutside = isSent(classifier, expressionAt(classifier.model, one.value), MAX_STEPS);
  return variable(one.target, isOutside ? 2 : 0, [one.token]);
}

/** `file_get_contents('php://input')`: the argument says where it comes from. */
function isSourceText({ source }: FileModel, { start, end }: Expression): boolean {
  const { profile, text, tokens } = source;
  return profile.sourceTexts?.test(text.slice(tokens.starts[start], tokens.ends[end - 1])) ?? false;
}

/** Whether a value is what the visitor has sent, keys and all. */
function isSent(classifier: Classifier, value: Expression, steps: number): boolean {
  const { model } = classifier;
  if (steps === 0) return false;
  const all = (list: readonly Expression[]) => list.some((it) => isSent(classifier, it, steps - 1));
  if (value.kind === 'binary')
    return /^(?:\?\?|\?:|\+|\|\|)$/.test(value.operator) && all(value.operands);
  if (value.kind === 'choice') return all(value.options);
  if (value.kind === 'unary') return all([value.operand]);
  const path = pathIn(model, value);
  if (path === '') return false;
  if (sourceTaint(classifier, path) === 2)
    return !NAMED_BY_PROGRAM.test(path) && !isShadowed(model, path, value.start);
  if (value.kind === 'call' && isSourceText(model, value)) return true;
  if (value.kind === 'call')
    return KEEPS_KEYS.test(path.slice(0, -2)) && all(value.entries.map((entry) => entry.value));
  if (value.kind !== 'name' && value.kind !== 'member') return false;
  const origins = originsOf(model, path, value.start);
  if (origins === undefined || origins.parameter !== undefined) return false;
  return origins.assignments.some(
    ({ operator, part, value: token }) =>
      operator === '=' &&
      part === undefined &&
      isSent(classifier, expressionAt(model, token), steps - 1),
  );
}
