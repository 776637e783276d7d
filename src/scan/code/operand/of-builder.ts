import { expressionAt } from '../syntax/file-model.ts';
import { type Classifier, follow } from './classifier.ts';
import { glued, type Operand } from './operand.ts';

const MAX_PIECES = 40;

/** What Kotlin's `buildString { append(a); append(b) }` glues; undefined when the name at a token begins no such block. */
export function ofBuilder(classifier: Classifier, name: string, at: number): Operand | undefined {
  const { source } = classifier.model;
  if (source.profile.id !== 'kotlin' || name !== 'buildString') return undefined;
  const { values, mates } = source.tokens;
  const open = at + 1;
  const close = mates[open] as number;
  if (values[open] !== '{' || close < open) return undefined;
  const parts: Operand[] = [];
  for (let i = open + 1; i < close && parts.length < MAX_PIECES; i++) {
    const isOwn = values[i - 1] !== '.' || values[i - 2] === 'this' || values[i - 2] === ')';
    if (!/^append(?:Line)?$/.test(values[i] as string) || values[i + 1] !== '(' || !isOwn) continue;
    if ((mates[i + 1] as number) > i + 2)
      parts.push(follow(classifier, expressionAt(classifier.model, i + 2)));
  }
  return glued(parts, at);
}
