import type { Assignment } from '../syntax/assignment.ts';
import type { FileModel } from '../syntax/file-model.ts';

interface Loop {
  assignment: Assignment;
  open: number;
  close: number;
}

/**
 * What gives a variable of Python's comprehensions its values, which stands behind the token: the innermost
 * when there are several.
 */
export function comprehensionOf(
  model: FileModel,
  name: string,
  at: number,
): Assignment | undefined {
  if (model.source.profile.id !== 'python') return undefined;
  let found: Loop | undefined;
  for (const loop of loopsOf(model).get(name) ?? []) {
    const isAround = loop.open < at && at < loop.close && loop.assignment.token > at;
    if (isAround && (found === undefined || loop.open > found.open)) found = loop;
  }
  return found?.assignment;
}

/** Whether an assignment is a comprehension's that a token stands outside of: its variable is its own. */
export function isBoundElsewhere(model: FileModel, one: Assignment, at: number): boolean {
  if (one.operator !== 'each' || model.source.profile.id !== 'python') return false;
  const loop = loopsOf(model)
    .get(one.target)
    ?.find(({ assignment }) => assignment === one);
  return loop !== undefined && (at < loop.open || at > loop.close);
}

/** The loops that stand in brackets, by their variables. */
function loopsOf(model: FileModel): Map<string, Loop[]> {
  const known = model.memo.get('comprehensions') as Map<string, Loop[]> | undefined;
  if (known !== undefined) return known;
  const loops = new Map<string, Loop[]>();
  const { mates, values } = model.source.tokens;
  const stack: number[] = [];
  const around = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    while (stack.length > 0 && (mates[stack[stack.length - 1] as number] as number) <= i)
      stack.pop();
    if (values[i] === 'for' && stack.length > 0) around.set(i, stack[stack.length - 1] as number);
    if ((mates[i] as number) > i) stack.push(i);
  }
  for (const list of model.assignments.values()) {
    for (const assignment of list) {
      if (assignment.operator !== 'each') continue;
      const open = around.get(keywordBefore(values, assignment.token));
      if (open === undefined) continue;
      const loop = { assignment, open, close: mates[open] as number };
      const known = loops.get(assignment.target);
      if (known === undefined) loops.set(assignment.target, [loop]);
      else known.push(loop);
    }
  }
  model.memo.set('comprehensions', loops);
  return loops;
}

/** More variables of one loop are not looked through. */
const MOST_OF_TARGETS = 14;

/** The `for` before a variable of it. */
function keywordBefore(values: readonly string[], token: number): number {
  for (let i = token - 1; i >= Math.max(0, token - MOST_OF_TARGETS); i--)
    if (values[i] === 'for') return i;
  return -1;
}
