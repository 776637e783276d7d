import type { Expression } from '../syntax/expression.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { literalText } from '../syntax/source-file.ts';
import { type Classifier, follow } from './classifier.ts';
import { constant, either, glued, HARMLESS, type Operand } from './operand.ts';

/** A text with what stands in its holes. */
export function ofString(
  classifier: Classifier,
  expression: Extract<Expression, { kind: 'string' }>,
): Operand {
  const text = literalText(classifier.model.source, expression.token);
  if (expression.holes.length === 0)
    return isWordList(classifier.model, expression.token)
      ? { ...constant(text), list: true }
      : constant(text);
  const pieces = text.split('\0');
  const parts: Operand[] = [];
  expression.holes.forEach((hole, index) => {
    parts.push(
      constant(pieces[index] ?? ''),
      isShownByRepr(classifier, hole) ? HARMLESS : follow(classifier, hole),
    );
  });
  parts.push(constant(pieces[expression.holes.length] ?? ''));
  const bare = parts.length === 3 && pieces.every((piece) => piece === '');
  const made = bare ? (parts[1] as Operand) : glued(parts, expression.start);
  return isWordList(classifier.model, expression.token) ? { ...made, list: true } : made;
}

/** Python's `f"{name!r}"`: a line break is written as two characters, so it forges no line of a log. */
function isShownByRepr({ model: { source }, context }: Classifier, hole: Expression): boolean {
  if (context !== 'log' || source.profile.id !== 'python') return false;
  const end = source.tokens.ends[hole.end - 1] as number;
  return /^\s?![ra]/.test(source.text.slice(end, end + 3));
}

/** Ruby's `%W[ls #{dir}]`: each word is an item of its own, whatever its hole holds. */
function isWordList({ source }: FileModel, token: number): boolean {
  if (source.tokens.literals.get(token)?.kind !== 'words') return false;
  return source.text[source.tokens.starts[token] as number] === '%';
}

/** Ruby's `["name = ?", name]`: what stands behind a text with placeholders is bound to them. */
function bindsRest(
  { model, context }: Classifier,
  { kind, entries }: Extract<Expression, { entries: unknown; kind: 'list' | 'map' | 'group' }>,
  [first]: readonly Operand[],
): boolean {
  if (model.source.profile.id !== 'ruby' || context !== 'sql') return false;
  if (kind !== 'list' || entries.length < 2 || first === undefined) return false;
  return /\s.*(?:\?|:\w)/s.test(first.text) || (!first.dynamic && /\S\s+\S/.test(first.text));
}

/** A list, a map or a group: any of its values. */
export function ofEntries(
  classifier: Classifier,
  expression: Extract<Expression, { entries: unknown; kind: 'list' | 'map' | 'group' }>,
): Operand {
  const parts = expression.entries.slice(0, 60).map((entry) => follow(classifier, entry.value));
  if (parts.length === 0) return { ...constant(''), list: expression.kind === 'list' };
  if (expression.kind === 'group' && parts.length === 1) return parts[0] as Operand;
  if (bindsRest(classifier, expression, parts)) return { ...(parts[0] as Operand), list: true };
  return { ...either(parts), list: true, text: parts.map((part) => part.text).join('\n') };
}
