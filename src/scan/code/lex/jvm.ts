import {
  blockComment,
  classesOf,
  type Grammar,
  isNameStart,
  type Lexer,
  lineComment,
  nameHole,
  openHole,
  readString,
  type StringShape,
} from './lexer.ts';
import type { Literal } from './token-list.ts';

/** The end of the name that begins at `from`. */
export function nameEnd(lexer: Lexer, from: number): number {
  let to = from;
  while (to < lexer.end) {
    const c = lexer.text.charCodeAt(to);
    if (c === 36 || !(isNameStart(c, lexer) || (to > from && c >= 48 && c <= 57))) break;
    to++;
  }
  return to;
}

/** `${expr}` and `$name`. */
export function dollarHole(lexer: Lexer, c: number, literal: Literal): boolean {
  if (c !== 36) return false;
  const from = lexer.pos + 1;
  if (lexer.text.charCodeAt(from) === 123) return openHole(lexer, literal, from + 1, '}');
  const to = nameEnd(lexer, from);
  return to > from && nameHole(lexer, literal, from, to);
}

function quoted(lexer: Lexer, holes: boolean): true {
  const { text, pos } = lexer;
  const quote = text[pos] as string;
  const triple = quote === '"' && text.startsWith('"""', pos);
  const shape: StringShape = {
    kind: holes ? 'template' : 'plain',
    closer: triple ? '"""' : quote,
    escapes: !(triple && holes),
    singleLine: !triple,
  };
  if (holes && quote === '"') shape.hole = dollarHole;
  return readString(lexer, pos + shape.closer.length, shape);
}

/** Comments and strings of the C family; `holes` for Kotlin and Groovy. */
function special(holes: boolean): Grammar['special'] {
  return (lexer, c) => {
    if (c === 34 || c === 39) return quoted(lexer, holes);
    if (c !== 47) return false;
    const next = lexer.text.charCodeAt(lexer.pos + 1);
    if (next === 47) return lineComment(lexer);
    return next === 42 && blockComment(lexer, '*/');
  };
}

/** Java, with text blocks; also what C, Rust, Swift and Dart need. */
export const JAVA: Grammar = { special: special(false), classes: classesOf('$') };
/** Kotlin, with `$name` and `${…}`. */
export const KOTLIN: Grammar = { special: special(true), classes: classesOf() };

const RAW: StringShape = { kind: 'plain', closer: '`', escapes: false, singleLine: false };

/** Go, with raw strings. */
export const GO: Grammar = {
  special: (lexer, c) =>
    c === 96 ? readString(lexer, lexer.pos + 1, RAW) : JAVA.special(lexer, c),
  classes: classesOf(),
};
