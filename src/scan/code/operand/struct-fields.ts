import type { Call, Expression } from '../syntax/expression.ts';
import { callAt, expressionAt, type FileModel } from '../syntax/file-model.ts';
import { fieldNames, localName, parameterType, typeOf } from '../syntax/go-types.ts';
import { memoized } from '../syntax/memoized.ts';
import { originsOf } from './resolve.ts';

/** Literals of one struct that are looked at. */
const MOST_LITERALS = 12;

/** The composite literals of a struct of the file: `Vault{key: k}` as a call of its type. */
function literalsOf(model: FileModel, type: string): readonly Call[] {
  return memoized(model.memo, `literals:${type}`, () => {
    const { values } = model.source.tokens;
    const found: Call[] = [];
    for (const token of model.names.get(type) ?? []) {
      if (values[token + 1] !== '{' || values[token - 1] === '.') continue;
      const call = callAt(model, token);
      if (call?.isNew) found.push(call);
      if (found.length === MOST_LITERALS) break;
    }
    return found;
  });
}

/** The type of a variable that is given a literal, or what a function of the file gives back, and nothing else. */
function madeType(model: FileModel, name: string, at: number): string {
  const [only, ...others] = originsOf(model, name, at)?.assignments ?? [];
  if (only === undefined || others.length > 0 || only.part !== undefined) return '';
  const made = expressionAt(model, only.value);
  const call = made.kind === 'unary' ? made.operand : made;
  if (only.token > made.start || call.kind !== 'call' || call.callee.kind !== 'name') return '';
  return call.isNew ? call.callee.name : typeOf(model, call);
}

/**
 * The values that the file's own literals give a field of the struct that a parameter or a receiver of Go is:
 * `v.key` of `func (v *Vault) Seal()` where `&Vault{key: k}` stands. Undefined where it is no such field, or is
 * left out of a literal.
 */
export function structFieldValues(
  model: FileModel,
  path: string,
  at: number,
): readonly Expression[] | undefined {
  if (model.source.profile.id !== 'go') return undefined;
  const [, owner = '', field = ''] = /^(\w+)\.(\w+)$/.exec(path) ?? [];
  if (field === '') return undefined;
  const type = localName(parameterType(model, owner, at) ?? madeType(model, owner, at));
  const position = type === '' ? undefined : fieldNames(model, type)?.indexOf(field);
  if (position === undefined || position < 0) return undefined;
  const found: Expression[] = [];
  for (const { entries } of literalsOf(model, type)) {
    const isNamed = entries.some(({ key }) => key !== undefined);
    const entry = isNamed ? entries.find(({ key }) => key === field) : entries[position];
    if (entry !== undefined) found.push(entry.value);
  }
  return found.length === 0 ? undefined : found;
}

/** Whether the struct that a field is read of was made by the function around, or by one of the file for it. */
export function isMadeHere(model: FileModel, path: string, at: number): boolean {
  return madeType(model, path.slice(0, path.indexOf('.')), at) !== '';
}

/** Whether the file writes a field of any object besides its literals. */
export function isWrittenField(model: FileModel, path: string): boolean {
  const field = path.slice(path.lastIndexOf('.') + 1);
  return (model.assignments.get(field) ?? []).some(({ target }) => target.endsWith(`.${field}`));
}

const ZERO = /^(?:\[\](?:string|byte|any|interface\{\})|string|strings\.Builder|bytes\.Buffer)$/;

/**
 * Whether a name of Go is declared in the function around a token and nothing but assignments fill it, so that
 * it begins empty: `var where []string`.
 */
export function beginsEmpty(model: FileModel, name: string, at: number): boolean {
  const { source, scopes } = model;
  if (source.profile.id !== 'go') return false;
  const { values, starts, ends, breaks } = source.tokens;
  const scope = scopes.owner[at];
  let declared = false;
  for (const token of model.names.get(name) ?? []) {
    if (scopes.owner[token] !== scope) continue;
    if (values[token - 1] === '&') return false;
    if (values[token - 1] !== 'var' || token > at) continue;
    let last = token + 1;
    while (last < token + 8 && !breaks[last + 1]) last++;
    declared = ZERO.test(source.text.slice(starts[token + 1], ends[last]).replace(/\s+/g, ''));
  }
  return declared;
}
