import { NAME, STRING } from '../lex/token-list.ts';
import type { Assignment } from '../syntax/assignment.ts';
import type { Call, Entry, Expression } from '../syntax/expression.ts';
import { expressionAt, type FileModel } from '../syntax/file-model.ts';
import { originsOf } from './resolve.ts';

/** A mapping may be made of another one, and that of a third. */
const MAX_STEPS = 4;

/**
 * Whether a loop's variable in Python is a key of a mapping whose keys the code itself writes out:
 * `for name, value in {"name": given}.items()`, `for name in filters`.
 */
export function isOwnKey(model: FileModel, one: Assignment, steps = MAX_STEPS): boolean {
  const { tokens, profile } = model.source;
  if (profile.id !== 'python' || one.operator !== 'each' || steps === 0) return false;
  const isPair = tokens.values[one.token + 1] === ',';
  if (!/^[(]?for$|^\($/.test(tokens.values[one.token - 1] ?? '')) return false;
  if (!isPair && tokens.values[one.token + 1] !== 'in') return false;
  const value = unwrapped(expressionAt(model, one.value));
  if (value.kind === 'name' || value.kind === 'map')
    return !isPair && hasOwnKeys(model, value, steps);
  if (value.kind !== 'call' || value.callee.kind !== 'member') return false;
  const { name, object } = value.callee;
  return name === (isPair ? 'items' : 'keys') && hasOwnKeys(model, object, steps);
}

/** Whether a call gives the keys of such a mapping: `filters.keys()`, `list(filters)`. */
export function givesOwnKeys(model: FileModel, call: Call): boolean {
  if (model.source.profile.id !== 'python') return false;
  const { callee } = call;
  if (callee.kind === 'member')
    return callee.name === 'keys' && hasOwnKeys(model, callee.object, MAX_STEPS);
  const inner = unwrapped(call);
  return inner !== call && inner.kind === 'name' && hasOwnKeys(model, inner, MAX_STEPS);
}

/** `sorted(x)` and `list(x)` go through the same items. */
function unwrapped(value: Expression): Expression {
  const isWrapper =
    value.kind === 'call' &&
    value.callee.kind === 'name' &&
    /^(?:sorted|list|tuple|reversed)$/.test(value.callee.name);
  return isWrapper ? (value.entries[0]?.value ?? value) : value;
}

function hasOwnKeys(model: FileModel, mapping: Expression, steps: number): boolean {
  if (mapping.kind === 'map') return isWrittenOut(model, mapping, steps);
  if (mapping.kind === 'call')
    return (
      mapping.callee.kind === 'name' &&
      mapping.callee.name === 'dict' &&
      mapping.entries.every(({ key }) => key !== undefined)
    );
  if (mapping.kind !== 'name' || takesOtherKeys(model, mapping.name, mapping.start)) return false;
  const origins = originsOf(model, mapping.name, mapping.start);
  if (origins === undefined || origins.parameter !== undefined) return false;
  return origins.assignments.every(
    (one) =>
      one.operator === '[]=' ||
      (one.operator === '=' &&
        one.part === undefined &&
        hasOwnKeys(model, expressionAt(model, one.value), steps - 1)),
  );
}

/** Whether each key of a literal is a text, or of a comprehension a key of such a mapping. */
function isWrittenOut(
  model: FileModel,
  { entries, start, end }: Pick<Expression, 'start' | 'end'> & { entries: readonly Entry[] },
  steps: number,
): boolean {
  const { kinds, values } = model.source.tokens;
  const [first] = entries;
  // The comma of `for key, value in …` parts a comprehension.
  const isOne = first !== undefined && values[first.value.end] === 'for';
  return entries.slice(0, isOne ? 1 : entries.length).every(({ key, value }) => {
    if (key === undefined) return false;
    if (kinds[value.start - 2] === STRING) return true;
    if (kinds[value.start - 2] !== NAME || values[value.end] !== 'for') return false;
    const loop = (model.assignments.get(key) ?? []).find(
      ({ token, target }) => target === key && token > start && token < end,
    );
    return loop !== undefined && isOwnKey(model, loop, steps - 1);
  });
}

/** Whether a name is given keys that are not written out: `filters[key] = value`, `filters.update(more)`. */
function takesOtherKeys({ names, source, scopes }: FileModel, name: string, at: number): boolean {
  const { kinds, mates, values } = source.tokens;
  return (names.get(name) ?? []).some((token) => {
    if (scopes.owner[token] !== scopes.owner[at]) return false;
    if (values[token + 1] === '.') return /^(?:update|setdefault)$/.test(values[token + 2] ?? '');
    if (values[token + 1] !== '[' || kinds[token + 2] === STRING) return false;
    return values[(mates[token + 1] as number) + 1] === '=';
  });
}
