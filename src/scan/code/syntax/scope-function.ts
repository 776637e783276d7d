import type { Expression } from './expression.ts';
import { chainStart, expressionAt, type FileModel } from './file-model.ts';

/** More tokens before a name are not searched for the block around it. */
const MAX_BACK = 400;

/** The opening brace of the block around a token, -1 for none near. */
function blockAround({ source }: FileModel, token: number): number {
  const { values, mates } = source.tokens;
  let i = token - 1;
  for (let count = 0; i >= 0 && count < MAX_BACK; count++) {
    const mate = mates[i] as number;
    if (values[i] === '{' && mate > token) return i;
    i = mate >= 0 && mate < i ? mate - 1 : i - 1;
  }
  return -1;
}

/**
 * What one of Kotlin's scope functions is called on whose block a token stands in: `x` of `x.apply { … }`.
 * @param names which functions are meant
 */
export function scopeReceiver(
  model: FileModel,
  token: number,
  names: RegExp,
): Expression | undefined {
  const { source } = model;
  if (source.profile.id !== 'kotlin') return undefined;
  const open = blockAround(model, token);
  const { values } = source.tokens;
  if (open < 3 || !names.test(values[open - 1] as string)) return undefined;
  if (!source.profile.members.has(values[open - 2] as string)) return undefined;
  const whole = expressionAt(model, chainStart(source, open - 1));
  return whole.kind === 'member' ? whole.object : undefined;
}
