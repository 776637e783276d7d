import { emit, type Lexer, lexUntil, readString, step } from './lexer.ts';
import { JSX_CLOSE, JSX_OPEN, NAME, PUNCT } from './token-list.ts';

const TAG = /<([A-Za-z][\w.$:-]*)?(?=[\s/>])/y;
const MAX_DEPTH = 60;
/** How far a closing tag is looked for, in characters: keeps a hostile file linear. */
const WINDOW = 20_000;

/** Whether the `<` at `lexer.pos` opens an element, rather than type parameters or a comparison. */
export function startsJsx(lexer: Lexer): boolean {
  TAG.lastIndex = lexer.pos;
  const match = TAG.exec(lexer.text);
  if (match === null || lexer.depth > MAX_DEPTH) return false;
  const name = match[1];
  const after = lexer.text.slice(TAG.lastIndex, TAG.lastIndex + 12);
  if (name === undefined) return after.startsWith('>');
  if (/^\s*(?:>\s*\(|extends\b|=)/.test(after)) return false;
  if (lexer.text.slice(lexer.pos, lexer.pos + WINDOW).includes(`</${name}`)) return true;
  return /^[^;<>]{0,2000}\/>/.test(lexer.text.slice(TAG.lastIndex, TAG.lastIndex + 2000));
}

/** Reads one element with its children: text is dropped, `{…}` is code. */
export function lexJsx(lexer: Lexer): true {
  const opened = emit(lexer, JSX_OPEN, lexer.pos, lexer.pos + 1, '<');
  lexer.depth++;
  lexer.pos++;
  readTagName(lexer);
  if (readAttributes(lexer)) readChildren(lexer);
  lexer.depth--;
  const closed = emit(lexer, JSX_CLOSE, lexer.pos, lexer.pos, '');
  lexer.tokens.mates[opened] = closed;
  lexer.tokens.mates[closed] = opened;
  return true;
}

function readTagName(lexer: Lexer): void {
  const match = /^[\w.$:@-]+/.exec(lexer.text.slice(lexer.pos, lexer.pos + 200));
  if (match === null) return;
  emit(lexer, NAME, lexer.pos, lexer.pos + match[0].length, match[0]);
  lexer.pos += match[0].length;
}

/** Reads attributes up to `>` (true: children follow) or `/>`. */
function readAttributes(lexer: Lexer): boolean {
  const { text } = lexer;
  while (lexer.pos < lexer.end) {
    const before = lexer.pos;
    const c = text[before] as string;
    if (c === '>') {
      lexer.pos++;
      return true;
    }
    if (c === '/' && text[lexer.pos + 1] === '>') {
      lexer.pos += 2;
      return false;
    }
    if (c === '{') readBraces(lexer);
    else if (c === '"' || c === "'") {
      readString(lexer, lexer.pos + 1, {
        kind: 'plain',
        closer: c,
        escapes: false,
        singleLine: false,
      });
    } else if (/[A-Za-z_:@$]/.test(c)) readTagName(lexer);
    else step(lexer);
    if (lexer.pos === before) lexer.pos++;
  }
  return false;
}

/** Reads `{…}` as two bracket tokens with code between them. */
function readBraces(lexer: Lexer): void {
  const opened = emit(lexer, PUNCT, lexer.pos, lexer.pos + 1, '{');
  lexer.pos++;
  lexUntil(lexer, '}');
  const closed = emit(lexer, PUNCT, lexer.pos, Math.min(lexer.end, lexer.pos + 1), '}');
  lexer.pos++;
  lexer.tokens.mates[opened] = closed;
  lexer.tokens.mates[closed] = opened;
}

function readChildren(lexer: Lexer): void {
  const { text } = lexer;
  while (lexer.pos < lexer.end) {
    const c = text[lexer.pos];
    if (c === '{') readBraces(lexer);
    else if (c === '<' && text[lexer.pos + 1] === '/') {
      const close = text.indexOf('>', lexer.pos);
      lexer.pos = close === -1 ? lexer.end : close + 1;
      return;
    } else if (c === '<' && lexer.depth < MAX_DEPTH) lexJsx(lexer);
    else lexer.pos++;
  }
}
