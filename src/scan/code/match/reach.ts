import { classAround } from '../syntax/class-around.ts';
import type { FileModel } from '../syntax/file-model.ts';
import type { FunctionScope } from '../syntax/function-scope.ts';
import { pythonClasses } from '../syntax/python-classes.ts';
import { LINES_AROUND, type Span, spansAround } from './spans-around.ts';

/** The added lines of a file, 1-based. */
export interface Lines {
  has: (line: number) => boolean;
}

/** The part of a changed file whose sinks an added line may be blamed for. */
export interface Reach {
  /** Whether a sink at this token is within it. */
  has: (token: number) => boolean;
  /** The text around the added lines, in order and without overlap. */
  spans: readonly Span[];
}

/**
 * A value passes from one function to another as an argument, as a result, or by a variable of the module
 * or the object (src/scan/code/operand): whatever names none of these in common with the added lines has its
 * flaws, if any, from before. Code outside of all functions is always within.
 */
export function reachOf(model: FileModel, lines: Lines): Reach {
  const added = countAdded(lines, model.source.lineStarts.length);
  const touched = touchedScopes(model, added);
  const linked = new Set(touched);
  for (const name of sharedNames(model, added, touched))
    for (const token of model.names.get(name) ?? []) linked.add(ownerOf(model, token));
  for (const index of calledFrom(model, added, touched)) linked.add(index);
  linked.delete(-1);
  const reached = withRelatives(model, linked);
  return {
    has: (token) => reached.has(ownerOf(model, token)),
    spans: spansAround(model.source, (line) => holdsAdded(added, line, line)),
  };
}

/** For each line how many added ones there are up to it. */
type AddedCounts = Uint32Array;

function countAdded(added: Lines, lines: number): AddedCounts {
  const counts = new Uint32Array(lines + 1);
  for (let line = 1; line <= lines; line++)
    counts[line] = (counts[line - 1] as number) + (added.has(line) ? 1 : 0);
  return counts;
}

function holdsAdded(added: AddedCounts, first: number, last: number): boolean {
  const end = Math.min(last, added.length - 1);
  const start = Math.max(first, 1);
  return start <= end && (added[end] as number) > (added[start - 1] as number);
}

function ownerOf({ scopes }: FileModel, token: number): number {
  return scopes.owner[token] ?? -1;
}

/** The functions, and -1 for the code outside of all, that an added line stands in or declares. */
function touchedScopes(model: FileModel, added: AddedCounts): Set<number> {
  const { lines, lineStarts } = model.source;
  const touched = new Set<number>();
  for (let i = 0; i < lines.length; i++) {
    // The lines of a long literal have no tokens of their own.
    const next = lines[i + 1] ?? lineStarts.length + 1;
    const line = lines[i] as number;
    if (holdsAdded(added, line, Math.max(line, next - 1))) touched.add(ownerOf(model, i));
  }
  model.scopes.functions.forEach(({ head, from, prefix }, index) => {
    const first = (lines[head] ?? 1) - (prefix.split('\n').length - 1);
    if (holdsAdded(added, first, lines[from] ?? lineStarts.length)) touched.add(index);
  });
  return touched;
}

/** Names by which what the added lines make is known elsewhere: touched functions, and what they write of the object and the module. */
function sharedNames(
  model: FileModel,
  added: AddedCounts,
  touched: ReadonlySet<number>,
): Set<string> {
  const { lines } = model.source;
  const names = new Set<string>();
  for (const index of touched) {
    const name = model.scopes.functions[index]?.name ?? '';
    if (name !== '') names.add(name);
  }
  for (const [name, list] of model.assignments) {
    const isShared = list.some(({ target, token, value }) => {
      const owner = ownerOf(model, token);
      if (!touched.has(owner)) return false;
      if (owner !== -1) return /^(?:\$?this|self|@|g\.)/.test(target);
      const last = (lines[value] ?? 0) + LINES_AROUND;
      return holdsAdded(added, lines[token] as number, last);
    });
    if (isShared) names.add(name);
  }
  return names;
}

/** The file's own functions that a touched one calls, or the added lines outside of all. */
function calledFrom(
  model: FileModel,
  added: AddedCounts,
  touched: ReadonlySet<number>,
): Set<number> {
  const { lines } = model.source;
  const called = new Set<number>();
  const isNamed = (name: string): boolean =>
    model.names.get(name)?.some((token) => {
      const owner = ownerOf(model, token);
      return touched.has(owner) && (owner !== -1 || isNearAdded(added, lines[token] as number));
    }) ?? false;
  for (const [name, indexes] of model.scopes.byName)
    if (isNamed(name)) for (const index of indexes) called.add(index);
  for (const index of methodsOfMade(model, isNamed)) called.add(index);
  return called;
}

/** Methods of the classes of Python and Ruby that are named there: an object keeps what it was made of. */
function methodsOfMade(model: FileModel, isNamed: (name: string) => boolean): number[] {
  if (model.source.profile.id === 'ruby') return methodsOfRuby(model, isNamed);
  if (model.source.profile.id !== 'python') return [];
  const made = pythonClasses(model).filter(({ name }) => isNamed(name));
  return [...model.scopes.functions.keys()].filter((index) => {
    const { head } = model.scopes.functions[index] as FunctionScope;
    return made.some(({ from, to }) => from <= head && head < to);
  });
}

/** The same of Ruby, where a class is made by `new`. */
function methodsOfRuby(model: FileModel, isNamed: (name: string) => boolean): number[] {
  if (!model.scopes.byName.has('initialize') || !isNamed('new')) return [];
  const known = new Map<string, boolean>();
  return [...model.scopes.functions.keys()].filter((index) => {
    const around = classAround(model, model.scopes.functions[index] as FunctionScope);
    const [name = ''] = /^\w*/.exec(around) ?? [];
    if (!known.has(name)) known.set(name, name !== '' && isNamed(name));
    return known.get(name) === true;
  });
}

function isNearAdded(added: AddedCounts, line: number): boolean {
  return holdsAdded(added, line, line + LINES_AROUND);
}

/** The scopes themselves, those inside them and those around them. */
function withRelatives({ scopes }: FileModel, linked: ReadonlySet<number>): Set<number> {
  const reached = new Set<number>([-1, ...linked]);
  const within = new Set(linked);
  const { functions } = scopes;
  functions.forEach(({ outer }, index) => {
    if (within.has(outer)) within.add(index);
    if (within.has(index)) reached.add(index);
  });
  for (const index of linked) {
    let outer = index;
    while (outer >= 0) {
      reached.add(outer);
      outer = (functions[outer] as FunctionScope).outer;
    }
  }
  return reached;
}
