import {
  classesOf,
  comment,
  emit,
  type Grammar,
  type Lexer,
  lexUntil,
  lineComment,
  openHole,
  readString,
  type StringShape,
} from './lexer.ts';
import {
  type Literal,
  type LiteralKind,
  NAME,
  NUMBER,
  PUNCT,
  STRING,
  STRING_END,
} from './token-list.ts';

function hole(lexer: Lexer, c: number, literal: Literal): boolean {
  return (
    c === 35 &&
    lexer.text.charCodeAt(lexer.pos + 1) === 123 &&
    openHole(lexer, literal, lexer.pos + 2, '}')
  );
}

function shape(closer: string, kind: LiteralKind, holes: boolean): StringShape {
  const made: StringShape = { kind, closer, escapes: true, singleLine: false };
  if (holes) made.hole = hole;
  return made;
}

const KEYWORDS = new Set(
  'return if unless while until and or not when in then else elsif do puts print raise case yield'.split(
    ' ',
  ),
);

/** Whether an operand may begin here: `%w(…)` and `/…/` are literals then. */
function operandPosition(lexer: Lexer): boolean {
  const { tokens } = lexer;
  const last = tokens.kinds.length - 1;
  if (last < 0 || lexer.broke) return true;
  const kind = tokens.kinds[last];
  const value = tokens.values[last] as string;
  const spaced = /\s/.test(lexer.text[lexer.pos - 1] ?? '');
  const tight = !/\s/.test(lexer.text[lexer.pos + 1] ?? ' ');
  if (kind === NAME) return KEYWORDS.has(value) || (spaced && tight);
  if (kind === NUMBER || kind === STRING || kind === STRING_END) return false;
  return kind !== PUNCT || !/^[)\]}]$/.test(value);
}

const PERCENT = /%(?:([qQwWiIxrs])([^\w\s])|([([{<|!/^]))/y;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

function percent(lexer: Lexer): boolean {
  PERCENT.lastIndex = lexer.pos;
  const match = PERCENT.exec(lexer.text);
  if (match === null || !operandPosition(lexer)) return false;
  const letter = match[1] ?? '';
  const opener = (match[2] ?? match[3]) as string;
  const kind = letter === 'x' ? 'command' : /[wWiI]/.test(letter) ? 'words' : 'plain';
  const made = shape(CLOSERS[opener] ?? opener, kind, !/[qwis]/.test(letter));
  if (CLOSERS[opener] !== undefined) made.opener = opener;
  return readString(lexer, PERCENT.lastIndex, made);
}

/** Stands in no source. */
const NOWHERE = '\u0000\uFFFF';

const HEREDOC = /<<[-~]?(["'`]?)([A-Z_a-z]\w*)\1/y;

/** Registers the body, which begins on the next line, and stands for it with the string token. */
function heredoc(lexer: Lexer): boolean {
  HEREDOC.lastIndex = lexer.pos;
  const match = HEREDOC.exec(lexer.text);
  if (match === null || !(operandPosition(lexer) && /^<<[-~"'`A-Z]/.test(match[0]))) return false;
  const resume = HEREDOC.lastIndex;
  const eol = lexer.text.indexOf('\n', resume);
  if (eol === -1) return false;
  const close = new RegExp(`^[ \\t]*${match[2]}[ \\t]*\\r?$`, 'm').exec(lexer.text.slice(eol + 1));
  if (close === null) return false;
  const from = eol + 1;
  // The word that ends it may stand in the body as well: only the line of its own counts.
  const { end } = lexer;
  lexer.end = Math.min(end, from + close.index);
  readString(
    lexer,
    from,
    shape(NOWHERE, match[1] === '`' ? 'command' : 'template', match[1] !== "'"),
  );
  lexer.end = end;
  const after = from + close.index + close[0].length;
  lexer.pos = resume;
  lexer.pending.push(() => {
    lexer.pos = Math.max(lexer.pos, after);
    lexer.broke = true;
  });
  return true;
}

/** `::Name` from the top: the colons say nothing. */
function leadingColons(lexer: Lexer): boolean {
  const before = lexer.text[lexer.pos - 1] ?? '';
  if (/[\w)\]?!]/.test(before) || !/[A-Z]/.test(lexer.text[lexer.pos + 2] ?? '')) return false;
  lexer.pos += 2;
  return true;
}

const QUESTION_NAME = /[A-Za-z_]\w*[?!](?![=~]|\w)/y;

/** `$!` and its like, among them quotes and a backtick that open nothing. */
const SPECIAL_GLOBAL = /\$[`'"&+~!@/\\,;.<>*$?:]/y;

const PROGRAM_END = /__END__\r?(?:\n|$(?![\s\S]))/y;

/** What stands behind `__END__` is data. */
function programEnd(lexer: Lexer): boolean {
  const { text, pos } = lexer;
  if (text[pos] !== '_' || (pos > 0 && text[pos - 1] !== '\n')) return false;
  PROGRAM_END.lastIndex = pos;
  return PROGRAM_END.test(text) && comment(lexer, lexer.end);
}

/** `empty?` and `save!` are one name. */
function prefixed(lexer: Lexer): boolean {
  if (programEnd(lexer)) return true;
  SPECIAL_GLOBAL.lastIndex = lexer.pos;
  if (SPECIAL_GLOBAL.test(lexer.text)) {
    const from = lexer.pos;
    lexer.pos += 2;
    emit(lexer, NAME, from, lexer.pos, lexer.text.slice(from, lexer.pos));
    return true;
  }
  QUESTION_NAME.lastIndex = lexer.pos;
  const match = QUESTION_NAME.exec(lexer.text);
  if (match === null) return false;
  const start = lexer.pos;
  lexer.pos = QUESTION_NAME.lastIndex;
  emit(lexer, NAME, start, lexer.pos, match[0]);
  return true;
}

const SYMBOL = /:(?:"[^"\n]*"|`(?=[\s,)\]])|[A-Za-z_]\w*[?!=]?)/y;

function symbol(lexer: Lexer): boolean {
  if (lexer.text[lexer.pos + 1] === ':') return leadingColons(lexer);
  SYMBOL.lastIndex = lexer.pos;
  const match = SYMBOL.exec(lexer.text);
  if (match === null || /[\w)\]]/.test(lexer.text[lexer.pos - 1] ?? '')) return false;
  const start = lexer.pos;
  lexer.pos = SYMBOL.lastIndex;
  emit(lexer, NAME, start, lexer.pos, match[0].replace(/=$/, ''));
  return true;
}

function regex(lexer: Lexer): boolean {
  if (!operandPosition(lexer)) return false;
  const eol = lexer.text.indexOf('\n', lexer.pos);
  const line = lexer.text.slice(lexer.pos + 1, eol === -1 ? lexer.end : eol);
  return (
    /^(?:[^\\/]|\\.)*\//.test(line) && readString(lexer, lexer.pos + 1, shape('/', 'words', true))
  );
}

function special(lexer: Lexer, c: number): boolean {
  const { text, pos } = lexer;
  if (c === 35) return lineComment(lexer);
  if (c === 34) return readString(lexer, pos + 1, shape('"', 'template', true));
  if (c === 39) return readString(lexer, pos + 1, shape("'", 'plain', false));
  if (c === 96) return readString(lexer, pos + 1, shape('`', 'command', true));
  if (c === 37) return percent(lexer);
  if (c === 60) return heredoc(lexer);
  if (c === 58) return symbol(lexer);
  if (c === 47) return regex(lexer);
  if (c === 61 && text.startsWith('=begin', pos) && (pos === 0 || text[pos - 1] === '\n')) {
    const close = text.indexOf('\n=end', pos);
    return comment(lexer, close === -1 ? lexer.end : close + 5);
  }
  return false;
}

/** Ruby: interpolation, `%` literals, heredocs, symbols (`:name` is one name). */
export const RUBY: Grammar = { special, prefixed, classes: classesOf('@$') };

/** ERB: what stands between `<%` and `%>` is Ruby; `<%==` reads as a call of `raw`. */
export function lexErb(lexer: Lexer): void {
  const end = lexer.end;
  const tags = /<%(?![%#])(==|=|-)?([\s\S]*?)(?:[-]?%>|$(?![\s\S]))/g;
  for (const match of lexer.text.matchAll(tags)) {
    const from = match.index + 2 + (match[1]?.length ?? 0);
    lexer.pos = from;
    lexer.end = from + (match[2] as string).length;
    lexer.broke = true;
    if (match[1] === '==') emit(lexer, NAME, match.index, from, 'raw');
    lexUntil(lexer, '');
    lexer.end = end;
  }
  lexer.pos = end;
}
