import { JAVA } from './jvm.ts';
import {
  classesOf,
  comment,
  type Grammar,
  type Lexer,
  openHole,
  readString,
  type StringShape,
} from './lexer.ts';
import type { Literal } from './token-list.ts';

const OPENING = /(\$*@?|@?\$*)("{3,}|")/y;

/** A hole of an interpolated string; `dollars` braces open it, doubled braces are text. */
function braceHole(dollars: number): NonNullable<StringShape['hole']> {
  return (lexer: Lexer, c: number, literal: Literal) => {
    if (c !== 123) return false;
    let run = 0;
    while (lexer.text.charCodeAt(lexer.pos + run) === 123) run++;
    if (run < dollars || (dollars === 1 && run % 2 === 0)) {
      lexer.pos += run;
      return true;
    }
    const opened = openHole(lexer, literal, lexer.pos + run, '}');
    if (opened) while (--run > 0 && lexer.text[lexer.pos] === '}') lexer.pos++;
    return opened;
  };
}

function readLiteral(lexer: Lexer): boolean {
  OPENING.lastIndex = lexer.pos;
  const match = OPENING.exec(lexer.text);
  if (match === null) return false;
  const prefix = match[1] as string;
  const dollars = prefix.replace('@', '').length;
  const closer = match[2] as string;
  const verbatim = prefix.includes('@');
  const shape: StringShape = {
    kind: dollars > 0 ? 'template' : 'plain',
    closer,
    escapes: !verbatim && closer === '"',
    singleLine: !verbatim && closer === '"',
    doubled: verbatim,
  };
  if (dollars > 0) shape.hole = braceHole(dollars);
  return readString(lexer, OPENING.lastIndex, shape);
}

function special(lexer: Lexer, c: number): boolean {
  if ((c === 34 || c === 36 || c === 64) && readLiteral(lexer)) return true;
  if (
    c === 35 &&
    /(?:^|\n)[ \t]*$/.test(lexer.text.slice(Math.max(0, lexer.pos - 80), lexer.pos))
  ) {
    const eol = lexer.text.indexOf('\n', lexer.pos);
    return comment(lexer, eol === -1 ? lexer.end : eol);
  }
  return c !== 34 && JAVA.special(lexer, c);
}

/** C#: verbatim, interpolated and raw strings; preprocessor lines are comments. */
export const CSHARP: Grammar = { special, classes: classesOf() };
