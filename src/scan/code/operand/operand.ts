/** 0 nothing known · 1 a parameter of the function around · 2 data from outside (request, arguments, model). */
export type Taint = 0 | 1 | 2;

/** What is known of a value where it is used. */
export interface Operand {
  taint: Taint;
  /** Some part of it is neither constant nor made harmless. */
  dynamic: boolean;
  /** Glued from pieces: concatenation, template, format call, builder. */
  built: boolean;
  /** Set when all of it that is dynamic is the object's own state, which says nothing of where it comes from. */
  own?: boolean;
  /** An array or list literal. */
  list: boolean;
  /** Its constant text; what is not constant stands as NUL. */
  text: string;
  /** Whether what it begins with comes from outside: of an address, the host. Only of glued values. */
  leads?: Taint;
  /** Tokens where it was glued, or where outside data enters it. */
  made: readonly number[];
  /** Names and paths that carry the dynamic part: what a guard must test. */
  roots: readonly string[];
  /** Of a value with several parts from outside the roots of each: a test of one says nothing of the others. */
  pieces?: readonly (readonly string[])[];
  /** Of these the ones that it comes from, without the local names that it goes by on the way. */
  origins?: readonly string[];
}

export function constant(text: string): Operand {
  return { taint: 0, dynamic: false, built: false, list: false, text, made: [], roots: [] };
}

/** A number, boolean or escaped value: it varies, and it does no harm. */
export const HARMLESS: Operand = constant('\0');

/** Outside data whose quotes are escaped: harmless between quotes, and only there. */
export const ESCAPED: Operand = constant('\u0001');

export function variable(root: string, taint: Taint, made: readonly number[] = []): Operand {
  return {
    taint,
    dynamic: true,
    built: false,
    list: false,
    text: '\0',
    made,
    roots: root === '' ? [] : [root],
    origins: root === '' ? [] : [root],
  };
}

/** A member of the object itself that nothing is known of. */
export function ownState(root: string): Operand {
  return { ...variable(root, 0), own: true };
}

/** Longest text and lists that are kept: enough for any sink, and bounded on generated code. */
const MAX_TEXT = 4000;
const MAX_ITEMS = 40;

function join(parts: readonly Operand[], separator: string): Operand {
  let taint: Taint = 0;
  const made: number[] = [];
  const roots: string[] = [];
  const origins: string[] = [];
  for (const part of parts) {
    if (part.taint > taint) taint = part.taint;
    if (made.length < MAX_ITEMS) made.push(...part.made);
    if (roots.length < MAX_ITEMS) roots.push(...part.roots);
    if (origins.length < MAX_ITEMS) origins.push(...(part.origins ?? []));
  }
  const isOwn = parts.every((part) => part.own || !part.dynamic);
  const pieces = parts.flatMap((part) => part.pieces ?? []).slice(0, MAX_ITEMS);
  return {
    taint,
    ...(isOwn ? { own: true } : {}),
    ...(pieces.length > 0 ? { pieces } : {}),
    dynamic: parts.some((part) => part.dynamic),
    built: parts.some((part) => part.built),
    list: parts.some((part) => part.list),
    text: parts
      .map((part) => part.text)
      .join(separator)
      .slice(0, MAX_TEXT),
    made,
    roots,
    origins,
  };
}

/** One value that is any of these, depending on the path taken. */
export function either(parts: readonly Operand[]): Operand {
  if (parts.length === 1) return parts[0] as Operand;
  const joined = join(parts, '\n');
  return parts.some((part) => part.pieces !== undefined) ? withPieces(joined, parts) : joined;
}

/** A value made of these parts, with the roots of each that comes from outside. */
function withPieces(operand: Operand, parts: readonly Operand[]): Operand {
  if (operand.taint !== 2) return operand;
  const outside = parts.filter((part) => part.taint === 2);
  const pieces = outside.flatMap((part) => part.pieces ?? [part.roots]).slice(0, MAX_ITEMS);
  return pieces.length < 2 ? operand : { ...operand, pieces };
}

/** What stands before a host says nothing of whose it is. */
const SCHEME = /^(?:https?:\/\/)?$/;

/** One text glued from these, at a token. */
export function glued(parts: readonly Operand[], token: number): Operand {
  const joined = join(parts, '');
  if (!joined.dynamic) return { ...joined, built: false };
  const first = parts.find((part) => part.dynamic || !SCHEME.test(part.text));
  const leads = first === undefined ? 0 : (first.leads ?? first.taint);
  return withPieces({ ...joined, built: true, leads, made: [token, ...joined.made] }, parts);
}

/** The same value, known under one more name. */
export function named(operand: Operand, name: string, token: number): Operand {
  if (!operand.dynamic) return operand;
  const made = [...operand.made, token];
  return { ...operand, ...rootedIn(operand, name), made };
}

/** The roots of a value that goes by one more name. */
export function rootedIn(
  { roots, pieces }: Operand,
  name: string,
): Pick<Operand, 'roots' | 'pieces'> {
  const all = [...roots, name];
  return pieces === undefined
    ? { roots: all }
    : { roots: all, pieces: pieces.map((piece) => [...piece, name]) };
}
