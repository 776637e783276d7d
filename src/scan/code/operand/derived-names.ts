import type { Context } from '../languages/profile.ts';
import type { Assignment } from '../syntax/assignment.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { memoized } from '../syntax/memoized.ts';
import { mentions, wholeNames, wordsOf } from './test-text.ts';

/** At most so many tests and assignments before a sink are asked: the last ones. */
const MAX_BEFORE = 400;

/** Those of a sorted list whose token stands in [start, end), the last of them when they are many. */
export function between<T extends { token: number }>(
  sorted: readonly T[],
  start: number,
  end: number,
): T[] {
  const to = firstFrom(sorted, end);
  return sorted.slice(Math.max(firstFrom(sorted, start), to - MAX_BEFORE), to);
}

function firstFrom(sorted: readonly { token: number }[], token: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as { token: number }).token < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function sortedAssignments(model: FileModel): Assignment[] {
  return memoized(model.memo, 'sorted-assignments', () =>
    [...model.assignments.values()].flat().sort((a, b) => a.token - b.token),
  );
}

/** The functions around a token, innermost first. */
export function scopesAround(model: FileModel, at: number): number[] {
  const found: number[] = [];
  let scope = model.scopes.owner[at] ?? -1;
  while (scope >= 0 && found.length < 12) {
    found.push(scope);
    scope = model.scopes.functions[scope]?.outer ?? -1;
  }
  return found;
}

/** Python's ways to ask how a file's name ends, or what an upload says of itself. */
const ENDING =
  /\bsplitext\(|\.r?split\(\s*['"]\.['"][^()\n]{0,10}\)\s*\[\s*-1|\.rsplit\(\s*['"]\.['"]|\.suffixes?\b|\bguess_type\(|\.(?:content_type|mimetype)\b/;

/** Whether a name holds how a file's name ends, which says nothing of where the file lies. */
function isEnding({ source }: FileModel, { part }: Assignment, value: string): boolean {
  if (source.profile.id !== 'python' || !ENDING.test(value)) return false;
  return part !== '0' && !/splitext\([^\n]{0,80}\)\s*\[\s*0/.test(value);
}

/** Names that were made from the value before, such as the host of an address: a test of theirs tests it as well. */
export function derivedFrom(
  model: FileModel,
  context: Context,
  roots: readonly string[],
  start: number,
  at: number,
): string[] {
  if (!/^(?:path|url|redirect)$/.test(context)) return [];
  const { tokens, text } = model.source;
  const few = roots.slice(0, 12);
  const words = wordsOf(few);
  let pattern: RegExp | undefined;
  const found: string[] = [];
  for (const one of between(sortedAssignments(model), start, at)) {
    if (roots.includes(one.target)) continue;
    const from = tokens.starts[one.value] as number;
    const line = text.slice(from, from + 200);
    const end = line.indexOf('\n');
    const value = end === -1 ? line : line.slice(0, end);
    if (!mentions(value, words)) continue;
    pattern ??= new RegExp(wholeNames(few));
    if (pattern.test(value) && !isEnding(model, one, value)) found.push(one.target);
    if (found.length === 8) break;
  }
  return found;
}

/** Loop variables over a value: `for (const char of text)` tests the text one by one; what tests a key says nothing of the item. */
export function itemsOf(
  model: FileModel,
  roots: readonly string[],
  start: number,
  at: number,
): string[] {
  const loops = memoized(model.memo, 'loops', () =>
    sortedAssignments(model).filter(({ operator, key }) => operator === 'each' && !key),
  );
  const { values } = model.source.tokens;
  return between(loops, start, at)
    .filter((one) => roots.includes(values[one.value] as string))
    .map((one) => one.target);
}
