import {
  classesOf,
  type Grammar,
  type Lexer,
  lineComment,
  openHole,
  readString,
  type StringShape,
} from './lexer.ts';
import type { Literal } from './token-list.ts';

const PREFIX = /(?:[rR]?[fFtT]|[fFtT][rR]|[rR]?[bB]|[bB][rR]|[uU]|[rR])(?=["'])/y;

/** `{expr!r:format}`; the format after the colon is left to the parser, which stops there. */
function fieldHole(lexer: Lexer, c: number, literal: Literal): boolean {
  if (c !== 123) return false;
  if (lexer.text.charCodeAt(lexer.pos + 1) === 123) {
    lexer.pos += 2;
    return true;
  }
  return openHole(lexer, literal, lexer.pos + 1, '}');
}

function readLiteral(lexer: Lexer, quoteAt: number, prefix: string): true {
  const { text } = lexer;
  const quote = text[quoteAt] as string;
  const triple = text.startsWith(quote.repeat(3), quoteAt);
  const shape: StringShape = {
    kind: /[fFtT]/.test(prefix) ? 'template' : 'plain',
    closer: triple ? quote.repeat(3) : quote,
    escapes: true,
    singleLine: !triple,
  };
  if (shape.kind === 'template') shape.hole = fieldHole;
  return readString(lexer, quoteAt + shape.closer.length, shape);
}

function prefixed(lexer: Lexer): boolean {
  PREFIX.lastIndex = lexer.pos;
  const match = PREFIX.exec(lexer.text);
  return match !== null && readLiteral(lexer, PREFIX.lastIndex, match[0]);
}

function special(lexer: Lexer, c: number): boolean {
  if (c === 34 || c === 39) return readLiteral(lexer, lexer.pos, '');
  if (c === 35) return lineComment(lexer);
  if (c === 92 && lexer.text.charCodeAt(lexer.pos + 1) === 10) {
    lexer.pos += 2;
    return true;
  }
  return false;
}

/** Python: prefixes, triple quotes, f-strings with nested quotes. */
export const PYTHON: Grammar = { special, prefixed, classes: classesOf() };
