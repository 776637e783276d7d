import { lexJsx, startsJsx } from './jsx.ts';
import {
  blockComment,
  classesOf,
  emit,
  type Grammar,
  type Lexer,
  lineComment,
  openHole,
  readString,
  type StringShape,
} from './lexer.ts';
import { NAME, NUMBER, PUNCT, REGEX, STRING, STRING_END } from './token-list.ts';

const BEFORE_OPERAND = new Set(
  'return typeof case in of delete void instanceof new do else await yield throw default extends'.split(
    ' ',
  ),
);

/** Whether an operand may begin here (so that `/` opens a regex and `<` an element). */
export function operandPosition(lexer: Lexer): boolean {
  const { tokens } = lexer;
  const last = tokens.kinds.length - 1;
  if (last < 0) return true;
  const kind = tokens.kinds[last];
  const value = tokens.values[last] as string;
  if (kind === NAME) return BEFORE_OPERAND.has(value);
  if (kind === NUMBER || kind === STRING || kind === STRING_END || kind === REGEX) return false;
  if (kind === PUNCT) {
    if (value === '}') return lexer.broke;
    return value !== ')' && value !== ']' && value !== '++' && value !== '--';
  }
  return true;
}

/** Reads a regular expression literal; false when it doesn't end on its line. */
function readRegex(lexer: Lexer): boolean {
  const { text, end } = lexer;
  let inClass = false;
  for (let i = lexer.pos + 1; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) return false;
    if (c === 92) i++;
    else if (c === 91) inClass = true;
    else if (c === 93) inClass = false;
    else if (c === 47 && !inClass) {
      const start = lexer.pos;
      let to = i + 1;
      while (to < end && /[a-z]/.test(text[to] as string)) to++;
      lexer.pos = to;
      emit(lexer, REGEX, start, to, text.slice(start, to));
      return true;
    }
  }
  return false;
}

const TEMPLATE: StringShape = {
  kind: 'template',
  closer: '`',
  escapes: true,
  singleLine: false,
  hole: (lexer, c, literal) =>
    c === 36 &&
    lexer.text.charCodeAt(lexer.pos + 1) === 123 &&
    openHole(lexer, literal, lexer.pos + 2, '}'),
};

function plain(closer: string): StringShape {
  return { kind: 'plain', closer, escapes: true, singleLine: true };
}
const SINGLE = plain("'");
const DOUBLE = plain('"');

/** Whether the sign before a private name stands here: `this.#db` is read as `this.db`. */
function isPrivateName({ text, pos }: Lexer): boolean {
  return /[.\s(!]/.test(text[pos - 1] ?? '') && /[a-zA-Z_$]/.test(text[pos + 1] ?? '');
}

function special(lexer: Lexer, c: number): boolean {
  const { text, pos } = lexer;
  if (c === 39) return readString(lexer, pos + 1, SINGLE);
  if (c === 34) return readString(lexer, pos + 1, DOUBLE);
  if (c === 96) return readString(lexer, pos + 1, TEMPLATE);
  if (c === 47) {
    const next = text.charCodeAt(pos + 1);
    if (next === 47) return lineComment(lexer);
    if (next === 42) return blockComment(lexer, '*/');
    return operandPosition(lexer) && readRegex(lexer);
  }
  if (c === 35 && pos === 0 && text.charCodeAt(1) === 33) return lineComment(lexer);
  if (c === 35 && isPrivateName(lexer)) {
    lexer.pos++;
    return true;
  }
  if (c === 60 && operandPosition(lexer) && startsJsx(lexer)) return lexJsx(lexer);
  return false;
}

/** JavaScript and TypeScript, with JSX. */
export const JAVASCRIPT: Grammar = { special, classes: classesOf('$') };
