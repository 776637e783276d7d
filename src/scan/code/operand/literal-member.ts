import type { Assignment } from '../syntax/assignment.ts';
import type { Entry, Expression } from '../syntax/expression.ts';
import { expressionAt, type FileModel, pathIn } from '../syntax/file-model.ts';
import { originsOf } from './resolve.ts';

/** How deep a literal is looked into: `config.auth.jwt.secret`. */
const MAX_DEPTH = 4;

/** The literal that a name or member was given once and for all. */
function literalOf(model: FileModel, object: Expression, depth: number): Entry[] | undefined {
  const path = pathIn(model, object);
  if (path === '' || depth > MAX_DEPTH) return undefined;
  const origins = originsOf(model, path, object.start);
  let value: Expression | undefined;
  if (origins !== undefined) {
    const [only] = origins.assignments as [Assignment?];
    const isOnce = origins.assignments.length === 1 && origins.parameter === undefined;
    if (!isOnce || only?.operator !== '=' || only.part !== undefined) return undefined;
    value = expressionAt(model, only.value);
  } else value = literalMember(model, object, depth + 1);
  if (value?.kind === 'call' && pathIn(model, value) === 'Object.freeze()')
    value = value.entries[0]?.value;
  if (value?.kind === 'group' && value.entries.length === 1) value = value.entries[0]?.value;
  return value?.kind === 'map' ? value.entries : undefined;
}

/** More writes than these say no more. */
const MAX_WRITES = 6;

/** What the file writes to a member: then the literal is only how it began. */
function writesTo(model: FileModel, path: string, name: string): Assignment[] {
  return (model.assignments.get(name) ?? []).filter((one) => one.target === path);
}

/** What other functions write to a member of an object literal: `state.name = req.query.name`. */
export function literalWrites(model: FileModel, expression: Expression): Assignment[] {
  if (model.source.profile.id !== 'javascript' || expression.kind !== 'member') return [];
  const { object, name } = expression;
  if (object.kind !== 'name' || literalOf(model, object, 0) === undefined) return [];
  return writesTo(model, pathIn(model, expression), name).slice(0, MAX_WRITES);
}

/**
 * What a member of an object literal of JavaScript is: the value that stands in the literal, for
 * `config.jwt.secret`. Undefined when it may be another by the time it is read, or begins empty.
 */
export function literalMember(
  model: FileModel,
  expression: Expression,
  depth = 0,
): Expression | undefined {
  if (model.source.profile.id !== 'javascript' || expression.kind !== 'member') return undefined;
  const { object, name } = expression;
  if (object.kind !== 'name' && object.kind !== 'member') return undefined;
  const entries = literalOf(model, object, depth);
  if (entries === undefined || writesTo(model, pathIn(model, expression), name).length > 0)
    return undefined;
  const at = entries.findIndex(
    ({ key, value }) =>
      key === name || (key === undefined && value.kind === 'name' && value.name === name),
  );
  const isOverwritten = entries
    .slice(at + 1)
    .some(({ key, value }) => key === undefined && value.kind === 'unary');
  const value = entries[at]?.value;
  if (value === undefined || isOverwritten) return undefined;
  return value.kind === 'string' && value.end - value.start <= 2 && isEmpty(model, value)
    ? undefined
    : value;
}

function isEmpty({ source }: FileModel, { start, end }: Expression): boolean {
  const { starts, ends } = source.tokens;
  return (ends[end - 1] as number) - (starts[start] as number) <= 2;
}
