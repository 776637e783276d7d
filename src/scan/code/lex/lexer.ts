import {
  HOLE_CLOSE,
  HOLE_OPEN,
  type Literal,
  type LiteralKind,
  NAME,
  NUMBER,
  PUNCT,
  STRING,
  STRING_END,
  type TokenList,
} from './token-list.ts';

/** Holes and JSX nest; past this depth the text is read as plain. */
const MAX_DEPTH = 40;

const LINE_FEED = 10;

/** A longer name is data; what is kept of it bounds every pattern on paths. */
const MAX_NAME = 200;

/** Kinds of characters below 128: a blank, what begins a name, a digit. */
const BLANK = 1;
const NAME_START = 2;
const DIGIT = 4;

/** The state of one run over a source. */
export interface Lexer {
  text: string;
  pos: number;
  end: number;
  tokens: TokenList;
  depth: number;
  broke: boolean;
  grammar: Grammar;
  /** Open brackets of the innermost hole, token indexes. */
  open: number[];
  /** Heredocs whose bodies begin on the next line. */
  pending: (() => void)[];
}

/** What differs between languages: each hook consumes from `lexer.pos` and says whether it did. */
export interface Grammar {
  /** Comments and strings; called on every character that is not white space, a name or a digit. */
  special: (lexer: Lexer, char: number) => boolean;
  /** Strings that begin with letters (`f"`, `@"`, `r'''`); called at the start of a name. */
  prefixed?: (lexer: Lexer) => boolean;
  /** The kind of each character below 128, as `classesOf` gives it. */
  classes: Uint8Array;
}

/** @param nameChars what names hold besides letters, digits and `_`, such as `$` and `@` */
export function classesOf(nameChars = ''): Uint8Array {
  const classes = new Uint8Array(128).fill(BLANK, 0, 33);
  classes[LINE_FEED] = 0;
  classes.fill(DIGIT, 48, 58).fill(NAME_START, 65, 91).fill(NAME_START, 97, 123);
  for (const char of `_${nameChars}`) classes[char.charCodeAt(0)] = NAME_START;
  return classes;
}

const OPERATORS = new Set(
  (
    '>>>= === !== **= ... <<= >>= >>> &&= ||= ??= <=> ?-> //= ' +
    '== != <= >= && || ?? ?. => -> :: := += -= *= /= %= .= |= &= ^= ++ -- << >> ** !! .. &. ?: =~ !~ <- //'
  ).split(' '),
);
/** The second characters of operators: what no such character follows is a token by itself. */
const JOINS = new Uint8Array(128);
for (const operator of OPERATORS) JOINS[operator.charCodeAt(1)] = 1;

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** Whether a character begins a name: those above 127 do. */
export function isNameStart(c: number, { grammar }: Lexer): boolean {
  return c > 127 || grammar.classes[c] === NAME_START;
}

/** Adds a token and returns its index. */
export function emit(
  lexer: Lexer,
  kind: number,
  start: number,
  end: number,
  value: string,
): number {
  const { tokens } = lexer;
  const index = tokens.kinds.length;
  tokens.kinds.push(kind);
  tokens.starts.push(start);
  tokens.ends.push(end);
  tokens.mates.push(-1);
  tokens.values.push(value);
  tokens.breaks.push(lexer.broke);
  lexer.broke = false;
  return index;
}

function readName(lexer: Lexer): void {
  const { text, end } = lexer;
  const { classes } = lexer.grammar;
  const start = lexer.pos;
  let pos = start + 1;
  while (pos < end) {
    const c = text.charCodeAt(pos);
    if (c < 128 && ((classes[c] as number) & (NAME_START | DIGIT)) === 0) break;
    pos++;
  }
  lexer.pos = pos;
  emit(lexer, NAME, start, pos, text.slice(start, Math.min(pos, start + MAX_NAME)));
}

function readNumber(lexer: Lexer): void {
  const { text, end } = lexer;
  const start = lexer.pos;
  let pos = start + 1;
  while (pos < end) {
    const c = text.charCodeAt(pos);
    const word = isDigit(c) || (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
    if (!word && !(c === 46 && isDigit(text.charCodeAt(pos + 1)))) break;
    pos++;
  }
  lexer.pos = pos;
  emit(lexer, NUMBER, start, pos, text.slice(start, pos));
}

function closeBracket(lexer: Lexer, index: number, opener: string): void {
  const { open, tokens } = lexer;
  for (let i = open.length - 1; i >= 0 && i >= open.length - 4; i--) {
    const at = open[i] as number;
    if (tokens.values[at] !== opener) continue;
    tokens.mates[at] = index;
    tokens.mates[index] = at;
    open.length = i;
    return;
  }
}

/** Reads one operator or bracket. */
export function readPunct(lexer: Lexer): number {
  const { text } = lexer;
  const start = lexer.pos;
  const length = JOINS[text.charCodeAt(start + 1)] === 1 ? operatorLength(lexer) : 1;
  lexer.pos = start + length;
  const value = length === 1 ? (text[start] as string) : text.slice(start, start + length);
  const index = emit(lexer, PUNCT, start, lexer.pos, value);
  if (length > 1) return index;
  switch (value) {
    case '(':
    case '[':
    case '{':
      lexer.open.push(index);
      break;
    case ')':
      closeBracket(lexer, index, '(');
      break;
    case ']':
      closeBracket(lexer, index, '[');
      break;
    case '}':
      closeBracket(lexer, index, '{');
      break;
  }
  return index;
}

/** How long the longest operator at `lexer.pos` is. */
function operatorLength({ text, pos, end }: Lexer): number {
  for (let n = 4; n > 1; n--)
    if (pos + n <= end && OPERATORS.has(text.slice(pos, pos + n))) return n;
  return 1;
}

/** Reads one token, comment or run of blanks at `lexer.pos`. */
export function step(lexer: Lexer): void {
  const { text, grammar } = lexer;
  const c = text.charCodeAt(lexer.pos);
  const kind = c < 128 ? grammar.classes[c] : c === 0xfeff || c === 0xa0 ? BLANK : NAME_START;
  if (kind === BLANK) skipBlanks(lexer);
  else if (c === LINE_FEED) {
    lexer.pos++;
    lexer.broke = true;
    if (lexer.pending.length > 0) for (const read of lexer.pending.splice(0)) read();
  } else if (kind === NAME_START) {
    if (!grammar.prefixed?.(lexer) && !grammar.special(lexer, c)) readName(lexer);
  } else if (kind === DIGIT) readNumber(lexer);
  else if (!grammar.special(lexer, c)) readPunct(lexer);
}

function skipBlanks(lexer: Lexer): void {
  const { text, end } = lexer;
  const { classes } = lexer.grammar;
  let pos = lexer.pos + 1;
  while (pos < end && classes[text.charCodeAt(pos)] === BLANK) pos++;
  lexer.pos = pos;
}

/** Reads until `lexer.end`, or just past the bracket that closes one opened before this call. */
export function lexUntil(lexer: Lexer, close: string): boolean {
  const outer = lexer.open;
  lexer.open = [];
  try {
    while (lexer.pos < lexer.end) {
      if (close !== '' && lexer.open.length === 0 && lexer.text[lexer.pos] === close) return true;
      const before = lexer.pos;
      step(lexer);
      // What a grammar takes without moving on would be read for ever.
      if (lexer.pos === before) lexer.pos++;
    }
    return close === '';
  } finally {
    lexer.open = outer;
  }
}

/** Skips a comment up to `end` and records it. */
export function comment(lexer: Lexer, end: number): true {
  lexer.tokens.comments.push(lexer.pos, end);
  if (lexer.text.slice(lexer.pos, end).includes('\n')) lexer.broke = true;
  lexer.pos = end;
  return true;
}

export function lineComment(lexer: Lexer): true {
  const eol = lexer.text.indexOf('\n', lexer.pos);
  return comment(lexer, eol === -1 || eol > lexer.end ? lexer.end : eol);
}

export function blockComment(lexer: Lexer, closer: string, skip = 2): true {
  const close = lexer.text.indexOf(closer, lexer.pos + skip);
  return comment(lexer, close === -1 ? lexer.end : Math.min(lexer.end, close + closer.length));
}

/** How a string literal ends and where its holes are. */
export interface StringShape {
  kind: LiteralKind;
  /** Text that ends it. */
  closer: string;
  /** Whether a backslash takes the next character along. */
  escapes: boolean;
  /** Whether it ends at a line break as well (an unterminated literal). */
  singleLine: boolean;
  /** Whether a doubled closer is an escaped one. */
  doubled?: boolean;
  /** Reads a hole at `lexer.pos` (with `openHole`) and says whether it did. */
  hole?: (lexer: Lexer, char: number, literal: Literal) => boolean;
  /** Nesting opener, for Ruby's `%q(…)`. */
  opener?: string;
}

/** Reads a hole whose code begins at `from`, up to `close` (consumed). */
export function openHole(lexer: Lexer, literal: Literal, from: number, close: string): boolean {
  if (lexer.depth >= MAX_DEPTH) return false;
  const { tokens } = lexer;
  const opened = emit(lexer, HOLE_OPEN, lexer.pos, from, '');
  literal.holes.push(opened);
  lexer.pos = from;
  lexer.depth++;
  const closed = lexUntil(lexer, close);
  lexer.depth--;
  const until = Math.min(lexer.end, closed ? lexer.pos + close.length : lexer.pos);
  const at = emit(lexer, HOLE_CLOSE, lexer.pos, until, '');
  lexer.pos = until;
  tokens.mates[opened] = at;
  tokens.mates[at] = opened;
  return true;
}

/** Reads a hole that is one name, such as `$name`, or with `member` one of its members, such as `$name->field`. */
export function nameHole(
  lexer: Lexer,
  literal: Literal,
  from: number,
  to: number,
  member?: { operator: string; from: number; to: number },
): true {
  const { tokens, text } = lexer;
  const opened = emit(lexer, HOLE_OPEN, lexer.pos, from, '');
  literal.holes.push(opened);
  emit(lexer, NAME, from, to, text.slice(from, to));
  if (member !== undefined) {
    emit(lexer, PUNCT, to, member.from, member.operator);
    emit(lexer, NAME, member.from, member.to, text.slice(member.from, member.to));
  }
  const end = member?.to ?? to;
  const at = emit(lexer, HOLE_CLOSE, end, end, '');
  tokens.mates[opened] = at;
  tokens.mates[at] = opened;
  lexer.pos = end;
  return true;
}

/** Reads a string literal: `lexer.pos` is its start, `from` where its contents begin. */
export function readString(lexer: Lexer, from: number, shape: StringShape): true {
  const { text, tokens } = lexer;
  const index = emit(lexer, STRING, lexer.pos, from, text.slice(lexer.pos, from));
  const literal: Literal = { kind: shape.kind, from, to: lexer.end, holes: [] };
  tokens.literals.set(index, literal);
  lexer.pos = from;
  scanString(lexer, shape, literal);
  const last =
    literal.holes.length > 0 ? emit(lexer, STRING_END, literal.to, lexer.pos, '') : index;
  tokens.ends[index] = lexer.pos;
  tokens.mates[index] = last;
  if (last !== index) tokens.mates[last] = index;
  lexer.broke = false;
  return true;
}

/** Letters, digits and blanks: of no string the closer, nor the beginning of a hole or an escape. */
const PLAIN = new Uint8Array(128);
for (const char of ' _0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
  PLAIN[char.charCodeAt(0)] = 1;

function afterPlain(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && PLAIN[text.charCodeAt(at)] === 1) at++;
  return at;
}

function scanString(lexer: Lexer, shape: StringShape, literal: Literal): void {
  const { text } = lexer;
  const first = shape.closer.charCodeAt(0);
  // A heredoc's closer is a word of its own.
  const endsInWord = PLAIN[first] === 1;
  let nested = 0;
  while (lexer.pos < lexer.end) {
    if (!endsInWord) lexer.pos = afterPlain(text, lexer.pos, lexer.end);
    if (lexer.pos === lexer.end) break;
    const c = text.charCodeAt(lexer.pos);
    if (c === 92 && shape.escapes) lexer.pos += 2;
    else if (c === 10 && shape.singleLine) break;
    else if (c === first && nested === 0 && text.startsWith(shape.closer, lexer.pos)) {
      const next = lexer.pos + shape.closer.length;
      if (!shape.doubled || !text.startsWith(shape.closer, next)) {
        literal.to = lexer.pos;
        lexer.pos = next;
        return;
      }
      lexer.pos = next + shape.closer.length;
    } else if (shape.hole?.(lexer, c, literal)) continue;
    else {
      if (shape.opener !== undefined && text[lexer.pos] === shape.opener) nested++;
      else if (nested > 0 && c === first) nested--;
      lexer.pos++;
    }
  }
  lexer.pos = Math.min(lexer.pos, lexer.end);
  literal.to = lexer.pos;
}
