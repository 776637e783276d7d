import { NAME } from '../lex/token-list.ts';
import type { Assignment } from './assignment.ts';
import type { Call, Expression } from './expression.ts';
import { expressionAt, type FileModel, functionAt, importedPath } from './file-model.ts';
import type { FunctionScope } from './function-scope.ts';
import { memoized } from './memoized.ts';

/** The fields of a file's structs by the struct's name; what is embedded goes by its own last name. */
type Structs = Map<string, Map<string, string>>;

/** A type is a few tokens; what is longer is a function's or a literal's. */
const MOST_TOKENS = 12;
/** How far `a.b().c` and what its names were assigned are followed. */
const MOST_STEPS = 8;

/** The type that begins at a token, as written; empty where none does. */
function typeAt({ source }: FileModel, from: number): string {
  const { kinds, starts, ends, values, breaks } = source.tokens;
  let to = from;
  while (to < from + MOST_TOKENS && (to === from || !breaks[to])) {
    if (kinds[to] !== NAME && !/^[.*[\]]$/.test(values[to] ?? '')) break;
    // Two names in a row are a type and what follows it.
    if (to > from && kinds[to] === NAME && kinds[to - 1] === NAME) break;
    to++;
  }
  return to === from ? '' : source.text.slice(starts[from], ends[to - 1]);
}

/** The fields of the struct whose body opens at a token. */
function fieldsOf(model: FileModel, open: number): Map<string, string> {
  const { kinds, values, mates, breaks } = model.source.tokens;
  const fields = new Map<string, string>();
  const end = mates[open] as number;
  for (let i = open + 1; i < end; i++) {
    if ((mates[i] as number) > i) i = mates[i] as number;
    if (i !== open + 1 && !breaks[i] && values[i - 1] !== ';') continue;
    const names = [i];
    for (; values[i + 1] === ',' && kinds[i + 2] === NAME; i += 2) names.push(i + 2);
    const isEmbedded = values[i] === '*' || breaks[i + 1] || /^[.}]$/.test(values[i + 1] ?? '}');
    const type = typeAt(model, isEmbedded ? i : i + 1);
    if (isEmbedded) fields.set(type.slice(type.lastIndexOf('.') + 1).replace('*', ''), type);
    else for (const name of names) if (kinds[name] === NAME) fields.set(values[name] ?? '', type);
  }
  return fields;
}

function structsOf(model: FileModel): Structs {
  return memoized(model.memo, 'go structs', () => {
    const { values } = model.source.tokens;
    const structs: Structs = new Map();
    for (const token of model.names.get('struct') ?? [])
      if (values[token + 1] === '{')
        structs.set(values[token - 1] ?? '', fieldsOf(model, token + 1));
    return structs;
  });
}

/** The fields of a struct of the file, in order. */
export function fieldNames(model: FileModel, type: string): string[] | undefined {
  const fields = structsOf(model).get(type);
  return fields === undefined ? undefined : [...fields.keys()];
}

/** The types of the package's and the functions' `var name T`, by name. */
function variablesOf(model: FileModel): Map<string, string> {
  return memoized(model.memo, 'go variables', () => {
    const { kinds, values, mates, breaks } = model.source.tokens;
    const types = new Map<string, string>();
    const add = (name: number): void => {
      if (kinds[name] !== NAME || breaks[name + 1]) return;
      const type = typeAt(model, name + 1);
      if (type !== '') types.set(values[name] as string, type);
    };
    for (const token of model.names.get('var') ?? []) {
      if (values[token + 1] !== '(') add(token + 1);
      else for (let i = token + 2; i < (mates[token + 1] as number); i++) if (breaks[i]) add(i);
    }
    return types;
  });
}

/** What stands between a function's parameters and its body: what it gives back. */
function givenBack({ source }: FileModel, { head, from }: FunctionScope): string {
  const { starts, ends, mates } = source.tokens;
  const close = mates[head] as number;
  if (close < head || close >= from) return '';
  return source.text
    .slice(ends[close], starts[from - 1])
    .slice(0, 120)
    .trim();
}

/** The name of a type of the file's own, whose fields can be looked up. */
export function localName(type: string): string {
  return /^\**(\w+)(?:\[[^\]]*\])?$/.exec(type.trim())?.[1] ?? '';
}

/** The type of a function's parameter, or of what a method is called on. */
function typeOfParameter({ params, prefix }: FunctionScope, name: string): string | undefined {
  const method = /\bfunc\s*\(\s*(\w+)\s+([^()]{1,80})\)\s*\w*\s*$/.exec(prefix);
  if (method?.[1] === name) return method[2] as string;
  const at = params.findIndex((one) => one.name === name);
  if (at < 0) return undefined;
  // In `a, b *sql.DB` the last names the type of all.
  const typed = params.slice(at).find(({ text }) => /\s/.test(text.trim()));
  return typed?.text.trim().replace(/^\w+\s+/, '') ?? '';
}

/**
 * The declared type of the parameter, or of what a method is called on, that a name stands for at a token of
 * a Go file; undefined where it stands for none, empty where the file doesn't tell.
 */
export function parameterType(model: FileModel, name: string, token: number): string | undefined {
  const { functions } = model.scopes;
  for (let scope = functionAt(model, token); scope !== undefined; scope = functions[scope.outer]) {
    const type = typeOfParameter(scope, name);
    if (type !== undefined) return type;
  }
  return undefined;
}

/** Whether a token stands in what is assigned: `q` in `q = q.Where(x)` is what it was before. */
function isBefore(model: FileModel, { value }: Assignment, token: number): boolean {
  return value < token && expressionAt(model, value).end <= token;
}

function typeOfName(model: FileModel, name: string, token: number, steps: number): string {
  const { owner } = model.scopes;
  const local = (model.assignments.get(name) ?? []).findLast(
    (one) =>
      one.target === name &&
      one.operator !== 'each' &&
      owner[one.token] === owner[token] &&
      isBefore(model, one, token),
  );
  const made =
    local === undefined ? '' : typeOf(model, expressionAt(model, local.value), steps - 1);
  if (made !== '') return made;
  return parameterType(model, name, token) ?? variablesOf(model).get(name) ?? '';
}

function typeOfMember(model: FileModel, object: Expression, name: string, steps: number): string {
  const owner = typeOf(model, object, steps - 1);
  const structs = structsOf(model);
  const known = structs.get(localName(owner));
  if (known !== undefined) return known.get(name) ?? '';
  // Of a struct of another package nothing is known here.
  if (owner.includes('.')) return '';
  for (const fields of structs.values()) if (fields.has(name)) return fields.get(name) as string;
  return '';
}

function typeOfCall(model: FileModel, { callee }: Call, steps: number): string {
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  for (const index of model.scopes.byName.get(name) ?? []) {
    const type = givenBack(model, model.scopes.functions[index] as FunctionScope);
    if (type !== '') return type;
  }
  // `db.Where(…)` gives what it is made on, as all builders of queries do.
  return callee.kind === 'member' ? typeOf(model, callee.object, steps - 1) : '';
}

/**
 * The declared type of a value in a Go file, as far as this file tells: `*gorm.DB` of `r.conn` where a
 * struct of the file has a field `conn *gorm.DB`. Empty when nothing is known.
 */
export function typeOf(model: FileModel, value: Expression, steps = MOST_STEPS): string {
  if (steps <= 0) return '';
  switch (value.kind) {
    case 'name':
      return typeOfName(model, value.name, value.start, steps);
    case 'member':
      return typeOfMember(model, value.object, value.name, steps);
    case 'call':
      return typeOfCall(model, value, steps);
    case 'index':
      return typeOf(model, value.object, steps - 1).replace(/^(?:map\[[^\]]*\]|\[\w*\])/, '');
    case 'unary':
      return typeOf(model, value.operand, steps - 1);
    default:
      return '';
  }
}

/** The types of embedded fields: their methods are the struct's own. */
function embeddedIn(model: FileModel, type: string, steps = 3): string[] {
  const fields = structsOf(model).get(localName(type));
  if (fields === undefined || steps === 0) return [];
  return [...fields].flatMap(([name, one]) => {
    if (one.endsWith(`.${name}`)) return [one];
    return localName(one) === name ? embeddedIn(model, one, steps - 1) : [];
  });
}

/** An imported path without the host and the owner, whose names tell nothing: `gorm.DB`, `echo/v4.Context`, `text/template.Template`. */
function ownPath(path: string): string {
  return /^[^/]*\.[^/]*\//.test(path) ? path.replace(/^.*\/(?!v\d+\.)/, '') : path;
}

/**
 * Types of other packages that a receiver in a Go file has, as written and as imported; a type of the
 * file's own tells nothing, but for what is embedded in it.
 */
export function foreignTypes(model: FileModel, receiver: Expression): string[] {
  const type = typeOf(model, receiver);
  const found = type.includes('.') ? [type] : embeddedIn(model, type);
  return found.flatMap((one) => [
    one,
    ownPath(importedPath(model, one.replace(/^[*[\]()\s]+/, ''))),
  ]);
}
