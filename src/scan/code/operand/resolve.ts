import { NAME } from '../lex/token-list.ts';
import type { Assignment } from '../syntax/assignment.ts';
import { blocksOf } from '../syntax/blocks.ts';
import { expressionAt, type FileModel } from '../syntax/file-model.ts';
import type { Parameter } from '../syntax/function-scope.ts';
import { indentOf } from '../syntax/functions-by-indent.ts';
import { memoized } from '../syntax/memoized.ts';
import { pythonClassAt } from '../syntax/python-classes.ts';
import { declaredFields } from './class-fields.ts';
import { isBoundElsewhere } from './comprehension.ts';

/** Where a name's value may come from at some token, nearest first. */
export interface Origins {
  assignments: Assignment[];
  /** Set when the name is a parameter and no assignment before surely replaces it. */
  parameter?: { parameter: Parameter; scope: number };
}

const BLANK = 0x7fffffff;

/** The indentation of each line by its number; blank lines, comments and lone closers have none. */
function indentsOf(model: FileModel): Int32Array {
  return memoized(model.memo, 'indents', () => {
    const { text, lineStarts } = model.source;
    const indents = new Int32Array(lineStarts.length + 1);
    lineStarts.forEach((start, index) => {
      let i = start;
      while (text[i] === ' ' || text[i] === '\t') i++;
      const char = text[i];
      const blank = char === undefined || /[\n\r#)]/.test(char);
      indents[index + 1] = blank ? BLANK : i - start;
    });
    return indents;
  });
}

/** Whether a statement is a branch without braces: `if (known) name = given;`, `else name = 'none';`. */
function isLoneBranch(model: FileModel, statement: number): boolean {
  const { mates, values } = model.source.tokens;
  const before = values[statement - 1];
  if (before !== ')') return before === 'else';
  return /^(?:if|while|for|foreach)$/.test(values[(mates[statement - 1] as number) - 1] ?? '');
}

/** Whether Ruby's statement runs only where a test behind it holds: `name = 'none' if name.nil?`. */
function isModified({ source }: FileModel, statement: number): boolean {
  if (source.profile.commands !== true) return false;
  const { breaks, mates, values } = source.tokens;
  for (let i = statement + 1; i < values.length && !breaks[i]; ) {
    if (/^(?:if|unless)$/.test(values[i] as string))
      return !OPENS_VALUE.test(values[i - 1] as string);
    const mate = mates[i] as number;
    i = mate > i ? mate + 1 : i + 1;
  }
  return false;
}

/** What stands before an `if` that is a value: `name = if known`. */
const OPENS_VALUE = /^(?:=|\|\|=|\(|,|else|then|do)$/;

/** Whether what runs at `later` has always run `earlier` before: the block of `earlier` holds `later`. */
function surelyBefore(model: FileModel, earlier: number, later: number): boolean {
  const { source } = model;
  if (source.profile.newlines === 'indent' || source.profile.id === 'ruby') {
    const indent = indentOf(source, earlier);
    const indents = indentsOf(model);
    const last = source.lines[later] as number;
    for (let line = (source.lines[earlier] as number) + 1; line <= last; line++)
      if ((indents[line] as number) < indent) return false;
    return !isModified(model, earlier);
  }
  if (isLoneBranch(model, earlier)) return false;
  const block = blocksOf(model)[earlier] as number;
  return block < 0 || later < (source.tokens.mates[block] as number);
}

/** Assignments by a key, in source order. */
function grouped(list: Iterable<[string, Assignment]>): Map<string, Assignment[]> {
  const groups = new Map<string, Assignment[]>();
  for (const [key, one] of list) {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  for (const group of groups.values()) group.sort((a, b) => a.token - b.token);
  return groups;
}

/** `fmt.Fprintf(&b, "a = %s", a)` as an assignment to `b`. */
function addPrinted(model: FileModel, token: number, found: [string, Assignment][]): void {
  const { values, kinds } = model.source.tokens;
  if (values[token + 1] !== '(' || values[token - 1] !== '.') return;
  if (model.source.profile.printsInto?.on.test(values[token - 2] as string) !== true) return;
  const at = values[token + 2] === '&' ? token + 3 : token + 2;
  if (kinds[at] !== NAME || values[at + 1] !== ',') return;
  const target = values[at] as string;
  const one = { target, token: at, value: token - 2, operator: 'call', declared: '' };
  found.push([`${target} ${model.scopes.owner[at]}`, one]);
}

/** Calls such as `parts.push(x)` and `sql.append(x)` as assignments, by the name they add to and its scope. */
function appendSites(model: FileModel): Map<string, Assignment[]> {
  return memoized(model.memo, 'appends', () => {
    const { tokens, profile } = model.source;
    const found: [string, Assignment][] = [];
    const add = (token: number, value: number, operator: string): void => {
      const target = tokens.values[token] as string;
      if (profile.members.has(tokens.values[token - 1] ?? '')) return;
      const one = { target, token, value, operator, declared: '' };
      found.push([`${target} ${model.scopes.owner[token]}`, one]);
    };
    for (const method of profile.appends) {
      for (const token of model.names.get(method) ?? []) {
        const isCall =
          tokens.values[token + 1] === '(' &&
          profile.members.has(tokens.values[token - 1] as string) &&
          tokens.kinds[token - 2] === NAME;
        if (isCall) add(token - 2, token - 2, 'call');
      }
    }
    for (const name of profile.printsInto?.names ?? [])
      for (const token of model.names.get(name) ?? []) addPrinted(model, token, found);
    if (profile.appends.has('<<'))
      tokens.values.forEach((value, at) => {
        if (value === '<<' && tokens.kinds[at - 1] === NAME) add(at - 1, at + 1, '+=');
      });
    return grouped(found);
  });
}

/** Of assignments to one name that many are followed back, the nearest. */
const MAX_ORIGINS = 12;

/** The last of a sorted list that stand before a token: more than are ever kept, since some may not count. */
function lastBefore(sorted: readonly Assignment[], at: number): readonly Assignment[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Assignment).token < at) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(Math.max(0, low - 2 * MAX_ORIGINS), low);
}

function appendsTo(
  model: FileModel,
  path: string,
  scope: number,
  at: number,
): readonly Assignment[] {
  return lastBefore(appendSites(model).get(`${path} ${scope}`) ?? [], at);
}

/** Assignments by target and the scope they stand in. */
function directTo(model: FileModel, path: string, scope: number): readonly Assignment[] {
  const byScope = memoized(model.memo, 'byScope', () => {
    const all: [string, Assignment][] = [];
    for (const list of model.assignments.values())
      for (const one of list) all.push([`${one.target} ${model.scopes.owner[one.token]}`, one]);
    return grouped(all);
  });
  return byScope.get(`${path} ${scope}`) ?? [];
}

/** Writes to members, by the name of the object and the scope: `query.title = x`, `args[0] = x`. */
function memberWrites(model: FileModel): Map<string, Assignment[]> {
  return memoized(model.memo, 'memberWrites', () => {
    const writes: [string, Assignment][] = [];
    for (const list of model.assignments.values()) {
      for (const one of list) {
        const dot = one.target.indexOf('.');
        const base = one.target.slice(0, dot);
        if (dot < 1 || one.part !== undefined || /^(?:this|self|cls|window|module)$/.test(base))
          continue;
        writes.push([`${base} ${model.scopes.owner[one.token]}`, { ...one, operator: '[]=' }]);
      }
    }
    return grouped(writes);
  });
}

const ARRAY_NAME = /^\$(?!this$|GLOBALS$|_[A-Z])\w+$/;

/** The member writes of a name that was given a literal of its own in the same scope. */
function writesTo(model: FileModel, path: string, scope: number, direct: readonly Assignment[]) {
  // PHP makes the array at the first item.
  const isMade = direct.length === 0 && model.source.profile.id === 'php' && ARRAY_NAME.test(path);
  if (direct.length === 0 && !isMade) return [];
  const writes = memberWrites(model).get(`${path} ${scope}`);
  if (writes === undefined) return [];
  if (isMade) return writes;
  const { values } = model.source.tokens;
  const isOwn = direct.some(({ value }) =>
    /^(?:\{|\[|dict|list|new|Object|array)$/.test(values[value] ?? ''),
  );
  return isOwn ? writes : [];
}

/** Longer values are not looked through for what they assign anew. */
const MOST_OF_A_VALUE = 400;

/** Whether a token stands in what is assigned: `q` in `q = trim(q)` is what it was before. */
function isInside(model: FileModel, one: Assignment, at: number): boolean {
  if (at < one.value) return true;
  if (one.operator === 'each' || at - one.value > MOST_OF_A_VALUE) return false;
  return at < expressionAt(model, one.value).end;
}

/** The origins within one scope, nearest first, up to the first that surely replaces the others. */
function originsIn(
  model: FileModel,
  path: string,
  scope: number,
  at: number,
  inner: boolean,
): Origins | undefined {
  const until = inner ? at : Number.POSITIVE_INFINITY;
  const direct = lastBefore(directTo(model, path, scope), until);
  const all = [
    ...direct,
    ...appendsTo(model, path, scope, until),
    ...lastBefore(writesTo(model, path, scope, direct), until),
  ];
  all.sort((a, b) => b.token - a.token);
  const kept: Assignment[] = [];
  let replaced = false;
  for (const one of all) {
    if (one.token <= at && isInside(model, one, at)) continue;
    if (isBoundElsewhere(model, one, at)) continue;
    kept.push(one);
    const replaces = one.operator === '=' || one.operator === ':=' || one.operator === 'each';
    if (inner && replaces && surelyBefore(model, one.token, at)) {
      replaced = true;
      break;
    }
    if (kept.length >= MAX_ORIGINS) break;
  }
  const parameter = replaced
    ? undefined
    : model.scopes.functions[scope]?.params.find((one) => one.name === path);
  if (kept.length === 0 && parameter === undefined) return undefined;
  return parameter === undefined
    ? { assignments: kept }
    : { assignments: kept, parameter: { parameter, scope } };
}

const PROPERTY = /\b(?:private|protected|public|var|const|static)\b/;

/** PHP's `private $dir = "/srv";`: what `$this->dir` begins with; and `private readonly dir = "/srv"`. */
function declaredProperty(model: FileModel, path: string, at: number): Assignment[] {
  const { id } = model.source.profile;
  if (id === 'javascript') return declaredFields(model, path, at);
  if (id !== 'php') return [];
  const name = /^(?:\$this|self|static)\.(\$?\w+)$/.exec(path)?.[1];
  if (name === undefined) return [];
  const target = name.startsWith('$') || !path.startsWith('$') ? name : `$${name}`;
  return (model.assignments.get(target) ?? []).filter(
    (one) => one.target === target && PROPERTY.test(one.declared),
  );
}

/** What Flask's and Quart's `g` keeps for the time of one request: another function may have written it. */
function isOfRequest(model: FileModel, path: string): boolean {
  return /^g\.\w+$/.test(path) && /^(?:flask|quart)\.g$/.test(model.imports.get('g') ?? '');
}

/** Looks a name or member path up from the function around `at` outwards. */
export function originsOf(model: FileModel, path: string, at: number): Origins | undefined {
  let scope = model.scopes.owner[at] ?? -1;
  for (let inner = true; ; inner = false) {
    const found = originsIn(model, path, scope, at, inner || scope === -1);
    if (found !== undefined) return found;
    if (scope < 0) break;
    scope = model.scopes.functions[scope]?.outer ?? -1;
  }
  const isStatic = model.source.profile.id === 'javascript' && /^[A-Z][\w$]*\.[\w$]+$/.test(path);
  if (!isStatic && !/^(?:\$?this|self|@)/.test(path) && !isOfRequest(model, path)) return undefined;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const anywhere = [
    ...(model.assignments.get(name) ?? []).filter((one) => one.target === path && one.token !== at),
    ...declaredProperty(model, path, at),
  ];
  const own = ofOwnClass(model, anywhere, at);
  return own.length === 0 ? undefined : { assignments: own.slice(0, 6) };
}

/** Of the writes to a field of Python's `self` those in the class around; all, where it has none: it may inherit. */
function ofOwnClass(
  model: FileModel,
  writes: readonly Assignment[],
  at: number,
): readonly Assignment[] {
  if (model.source.profile.id !== 'python' || writes.length < 2) return writes;
  const around = pythonClassAt(model, at);
  if (around === undefined) return writes;
  const own = writes.filter(({ token }) => around.from <= token && token < around.to);
  return own.length > 0 ? own : writes;
}

/** Functions within one that are looked through for what they write. */
const MAX_INNER = 24;

/** What the functions within the one around a token write to a name of it: callbacks, blocks of Ruby. */
export function innerOrigins(model: FileModel, path: string, at: number): readonly Assignment[] {
  const { functions, owner } = model.scopes;
  const scope = owner[at] ?? -1;
  if (scope < 0) return [];
  const found: Assignment[] = [];
  const within = new Set([scope]);
  for (let index = scope + 1; index < functions.length && within.size <= MAX_INNER; index++) {
    const inner = functions[index] as { outer: number; from: number };
    if (inner.from > at) break;
    if (!within.has(inner.outer)) continue;
    within.add(index);
    const writes = [...directTo(model, path, index), ...appendsTo(model, path, index, at)];
    found.push(...writes.filter((one) => one.token < at));
  }
  return found;
}
