/** The names that an expression over paths lists, by where in a path they stand. */
interface Names {
  /** The whole path. */
  whole: Set<string>;
  /** The path's last segments. */
  ends: Set<string>;
  /** The same, after a dot. */
  members: Set<string>;
  /** A member of the path's beginning: `body` of `req`, and whatever follows. */
  fields: { roots: Set<string>; names: Set<string> }[];
  /** The most segments that one of `ends` or `members` has. */
  segments: number;
}

const OPEN = 40;
const CLOSE = 41;
const BAR = 124;
const ESCAPE = 92;
const CLASS = 91;
const CLASS_END = 93;

/** The alternatives of an expression; those within its groups are left alone. */
function alternativesOf(source: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let inClass = false;
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source.charCodeAt(at);
    if (char === ESCAPE) at++;
    else if (char === CLASS) inClass = true;
    else if (char === CLASS_END) inClass = false;
    else if (inClass) continue;
    else if (char === OPEN) depth++;
    else if (char === CLOSE) depth--;
    else if (char === BAR && depth === 0) {
      found.push(source.slice(from, at));
      from = at + 1;
    }
  }
  found.push(source.slice(from));
  return found;
}

/** A name as an expression writes it: words, dots and brackets; the last character may be optional. */
const NAME = /^(?:[\w$!]|\\[.()$])+\??$/;

/** What a plain name stands for; undefined when it is more than that. */
function textsOf(written: string): readonly string[] | undefined {
  if (!NAME.test(written)) return undefined;
  const text = written.replaceAll('\\', '');
  if (!text.endsWith('?')) return [text];
  return written.endsWith('\\)?') ? undefined : [text.slice(0, -2), text.slice(0, -1)];
}

/** The contents of a group with nothing around it and no other group in it, or a name by itself. */
function listOf(written: string): string[] | undefined {
  if (!written.startsWith('(?:')) return NAME.test(written) ? [written] : undefined;
  if (!written.endsWith(')') || written.endsWith('\\)')) return undefined;
  const inner = written.slice(3, -1);
  return /(?<!\\)\(|\[/.test(inner) ? undefined : inner.split('|');
}

const START_OR_DOT = '(?:^|\\.)';
const NO_WORD = '(?!\\w)';
const CALL = '\\(\\)$';
const MAYBE_CALL = '(?:\\(\\))?$';

/** `^(?:a|b)\.(?:c|d)(?!\w)`, with an optional group in front or not. */
const FIELDS =
  /^\^(?:(\(\?:[^()]*\))\?)?(\(\?:(?:\\[()]|[^()])*\)|[\w$\\.]+)\\\.(\(\?:[^()]*\))\(\?!\\w\)$/;

function enterFields(alternative: string, names: Names): boolean {
  const match = FIELDS.exec(alternative);
  if (match === null) return false;
  const [, prefix, roots, fields] = match;
  const [before, bases, members] = [prefix ?? '', roots ?? '', fields ?? '']
    .map((group) => (group === '' ? [''] : listOf(group)?.map(textsOf)))
    .map((texts) => (texts?.every((some) => some !== undefined) ? texts.flat() : undefined));
  if (before === undefined || bases === undefined || members === undefined) return false;
  const all =
    prefix === undefined
      ? bases
      : ['', ...before].flatMap((one) => bases.map((base) => `${one}${base}`));
  names.fields.push({ roots: new Set(all), names: new Set(members) });
  return true;
}

/** Enters the names of an alternative; what is more than a name is given back as an expression. */
function enter(alternative: string, names: Names): string[] {
  if (alternative.endsWith(NO_WORD)) return enterFields(alternative, names) ? [] : [alternative];
  const lead = [START_OR_DOT, '^', '\\.'].find((one) => alternative.startsWith(one));
  const tail = [MAYBE_CALL, CALL, '$'].find((one) => alternative.endsWith(one));
  if (lead === undefined || tail === undefined) return [alternative];
  const list = listOf(alternative.slice(lead.length, -tail.length));
  if (list === undefined) return [alternative];
  const set = lead === '^' ? names.whole : lead === '\\.' ? names.members : names.ends;
  const left = list.filter((written) => {
    const texts = textsOf(written);
    for (const text of texts ?? []) {
      if (tail !== '$') set.add(`${text}()`);
      if (tail !== CALL) set.add(text);
      names.segments = Math.max(names.segments, text.split('.').length);
    }
    return texts === undefined;
  });
  return left.length === 0 ? [] : [`${lead}(?:${left.join('|')})${tail}`];
}

function holdsEnd({ ends, members, segments }: Names, path: string): boolean {
  let at = path.length;
  for (let count = 0; count < segments && at > 0; count++) {
    at = path.lastIndexOf('.', at - 1);
    const last = path.slice(at + 1);
    if (ends.has(last) || (at >= 0 && members.has(last))) return true;
  }
  return false;
}

const WORD = /\w*/y;

function holdsField({ fields }: Names, path: string): boolean {
  for (
    let dot = path.indexOf('.');
    dot !== -1 && fields.length > 0;
    dot = path.indexOf('.', dot + 1)
  ) {
    const root = path.slice(0, dot);
    const known = fields.filter(({ roots }) => roots.has(root));
    if (known.length === 0) continue;
    WORD.lastIndex = dot + 1;
    const [name = ''] = WORD.exec(path) ?? [];
    if (known.some(({ names }) => names.has(name))) return true;
  }
  return false;
}

function open(pattern: RegExp): (path: string) => boolean {
  const names: Names = {
    whole: new Set(),
    ends: new Set(),
    members: new Set(),
    fields: [],
    segments: 0,
  };
  const left = alternativesOf(pattern.source).flatMap((one) => enter(one, names));
  const rest = left.length === 0 ? undefined : new RegExp(left.join('|'), pattern.flags);
  return (path) =>
    names.whole.has(path) ||
    holdsEnd(names, path) ||
    holdsField(names, path) ||
    rest?.test(path) === true;
}

/** What is asked more often is worth compiling after all: the compiled expression is faster then. */
const FEW = 400;

interface Opened {
  test: (path: string) => boolean;
  asked: number;
}

const opened = new Map<RegExp, Opened>();

/**
 * The same as `pattern.test(path)` for a path (see `pathOf`). Expressions over paths are mostly long lists
 * of names, which V8 takes milliseconds to compile for the few paths of a commit: the names are looked up in
 * sets, and only what else there is of the expression is compiled.
 */
export function fitsPath(pattern: RegExp, path: string): boolean {
  let known = opened.get(pattern);
  if (known === undefined) {
    const isPlain = /^s?$/.test(pattern.flags);
    known = isPlain
      ? { test: open(pattern), asked: 0 }
      : { test: () => false, asked: Number.POSITIVE_INFINITY };
    opened.set(pattern, known);
  }
  return ++known.asked > FEW ? pattern.test(path) : known.test(path);
}
