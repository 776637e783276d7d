import { NAME } from '../lex/token-list.ts';
import type { Assignment } from '../syntax/assignment.ts';
import { blocksOf } from '../syntax/blocks.ts';
import type { FileModel } from '../syntax/file-model.ts';

/** How far back from its brace the word `class` or `enum` is looked for, in tokens. */
const MOST_OF_A_HEAD = 60;

/** A class or enumeration of this file, by the brace of its body. */
interface OwnType {
  word: string;
  name: string;
}

/** What the braces at a token belong to; undefined for a block of statements or a literal. */
function typeOf(model: FileModel, open: number): OwnType | undefined {
  const key = `type:${open}`;
  const known = model.memo.get(key) as OwnType | null | undefined;
  if (known !== undefined) return known ?? undefined;
  const { values, mates, kinds } = model.source.tokens;
  let made: OwnType | null = null;
  for (let at = open - 1, count = 0; at >= 0 && count < MOST_OF_A_HEAD; count++) {
    const value = values[at] as string;
    const mate = mates[at] as number;
    if (value === ';' || value === '}' || (mate > at && /^[({[]$/.test(value))) break;
    if (kinds[at] === NAME && /^(?:class|enum)$/.test(value) && values[at - 1] !== '.') {
      made = { word: value, name: values[at + 1] as string };
      break;
    }
    at = mate >= 0 && mate < at ? mate - 1 : at - 1;
  }
  model.memo.set(key, made);
  return made ?? undefined;
}

/** The brace of the class that a token stands in, -1 for none. */
function classAround(model: FileModel, at: number): number {
  const blocks = blocksOf(model);
  let open = blocks[at] ?? -1;
  while (open >= 0 && typeOf(model, open)?.word !== 'class') open = blocks[open] as number;
  return open;
}

const MODIFIERS =
  /^(?:private|protected|public|readonly|static|override|declare|accessor|async|abstract)$/;

/** Whether a decorator stands before a field: `@Input() html = ''` is set by others. */
function isDecorated({ source }: FileModel, { token }: Assignment): boolean {
  const { values, mates } = source.tokens;
  let at = token - 1;
  while (MODIFIERS.test(values[at] ?? '')) at--;
  if (values[at] === ')') at = (mates[at] as number) - 1;
  while (values[at - 1] === '.') at -= 2;
  return values[at - 1] === '@';
}

/** What is only declared to be filled later. */
const EMPTY = /^(?:null|undefined|\]|\}|false|0|['"`])$/;

/** Whether a field that others can write begins with something that says what it is. */
function isFixed({ source }: FileModel, one: Assignment): boolean {
  if (/\b(?:private|protected|readonly|static)\b|^#/.test(one.declared + one.target)) return true;
  const { values, mates, starts, ends } = source.tokens;
  const first = values[one.value] as string;
  const mate = mates[one.value] as number;
  if (/^[[{]$/.test(first)) return mate > one.value + 1;
  if (/^['"`]/.test(first))
    return mate > one.value || (ends[one.value] as number) - (starts[one.value] as number) > 2;
  return !EMPTY.test(first);
}

/**
 * What a class of JavaScript says that a field begins with, for `this.key` within it and for `Vault.KEY`;
 * what an enumeration says, for `Algorithm.Weak`. What a component is handed by others says nothing.
 */
export function declaredFields(model: FileModel, path: string, at: number): Assignment[] {
  const [, owner = '', name = ''] = /^([\w$]+)\.(#?[\w$]+)$/.exec(path) ?? [];
  if (name === '') return [];
  const isOwn = owner === 'this' || owner === 'self';
  if (!isOwn && !/^[A-Z]/.test(owner)) return [];
  const fields = (model.assignments.get(name) ?? []).filter((one) => one.target === name);
  if (fields.length === 0) return [];
  const blocks = blocksOf(model);
  const around = isOwn ? classAround(model, at) : -1;
  return fields.filter((one) => {
    const open = blocks[one.token] as number;
    if (open < 0 || one.operator !== '=') return false;
    if (isOwn) return open === around && isFixed(model, one) && !isDecorated(model, one);
    const type = typeOf(model, open);
    return type?.name === owner && (type.word === 'enum' || /\bstatic\b/.test(one.declared));
  });
}
