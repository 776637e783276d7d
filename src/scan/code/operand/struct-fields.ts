import type { Call, Expression } from '../syntax/expression.ts';
import { callAt, type FileModel } from '../syntax/file-model.ts';
import { fieldNames, localName, parameterType } from '../syntax/go-types.ts';
import { memoized } from '../syntax/memoized.ts';

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
  const type = localName(parameterType(model, owner, at) ?? '');
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
