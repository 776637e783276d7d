import {
  blockComment,
  classesOf,
  comment,
  emit,
  type Grammar,
  type Lexer,
  nameHole,
  openHole,
  readString,
  type StringShape,
  step,
} from './lexer.ts';
import { type Literal, NAME, PUNCT } from './token-list.ts';

const VARIABLE = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]{0,199}/y;
const FIELD = /\??->([A-Za-z_]\w*)/y;
const KEY = /\[([A-Za-z_]\w*)\]/y;

/** What may follow a bare name in a text: one `->field` or one `[key]`, whose key is a word. */
function memberAfter(
  lexer: Lexer,
  at: number,
): { operator: string; from: number; to: number } | undefined {
  FIELD.lastIndex = at;
  KEY.lastIndex = at;
  const field = FIELD.exec(lexer.text);
  const [whole, name = ''] = field ?? KEY.exec(lexer.text) ?? [''];
  if (whole === '') return undefined;
  const from = at + whole.indexOf(name);
  return { operator: '->', from, to: from + name.length };
}

/** `$name`, `$name->field`, `$name[key]`, `{$expr}` and `${name}`. */
function hole(lexer: Lexer, c: number, literal: Literal): boolean {
  const { text, pos } = lexer;
  if (c === 123 && text.charCodeAt(pos + 1) === 36) return openHole(lexer, literal, pos + 1, '}');
  if (c !== 36) return false;
  if (text.charCodeAt(pos + 1) === 123) return openHole(lexer, literal, pos + 2, '}');
  VARIABLE.lastIndex = pos + 1;
  // No backslash: that of `"\"$name\""` escapes the quote.
  const to = VARIABLE.test(text) ? VARIABLE.lastIndex : pos;
  return to > pos + 1 && nameHole(lexer, literal, pos, to, memberAfter(lexer, to));
}

function quoted(closer: string, kind: StringShape['kind']): StringShape {
  const shape: StringShape = { kind, closer, escapes: true, singleLine: false };
  if (closer !== "'") shape.hole = hole;
  return shape;
}
const SHAPES: Readonly<Record<number, StringShape>> = {
  34: quoted('"', 'template'),
  39: quoted("'", 'plain'),
  96: quoted('`', 'command'),
};

const HEREDOC = /<<<[ \t]*(["']?)([A-Za-z_]\w*)\1[^\n]*\n/y;

function heredoc(lexer: Lexer): boolean {
  HEREDOC.lastIndex = lexer.pos;
  const match = HEREDOC.exec(lexer.text);
  if (match === null) return false;
  const from = HEREDOC.lastIndex;
  const close = new RegExp(`^[ \\t]*${match[2]}\\b`, 'm').exec(lexer.text.slice(from - 1));
  const line = close === null ? lexer.end : from - 1 + close.index;
  return readString(lexer, from, {
    kind: 'template',
    closer: lexer.text.slice(line, line + (close?.[0].length ?? 0)) || '\0',
    escapes: true,
    singleLine: false,
    ...(match[1] === "'" ? {} : { hole }),
  });
}

/** A line comment ends at `?>` as well. */
function shortComment(lexer: Lexer): true {
  const match = /\n|\?>/.exec(lexer.text.slice(lexer.pos));
  return comment(lexer, match === null ? lexer.end : lexer.pos + match.index);
}

/** Text between `?>` and the next `<?php` or `<?=` is markup; `<?=` reads as `echo`. */
export function inlineHtml(lexer: Lexer): void {
  const open = /<\?(?:php\b|=|(?!xml))/i.exec(lexer.text.slice(lexer.pos));
  if (open === null) {
    lexer.pos = lexer.end;
    return;
  }
  lexer.pos += open.index + open[0].length;
  lexer.broke = true;
  if (open[0] === '<?=') emit(lexer, NAME, lexer.pos - 3, lexer.pos, 'echo');
}

function special(lexer: Lexer, c: number): boolean {
  const { text, pos } = lexer;
  const shape = SHAPES[c];
  if (shape !== undefined) return readString(lexer, pos + 1, shape);
  const next = text.charCodeAt(pos + 1);
  if (c === 35) return next !== 91 && shortComment(lexer);
  if (c === 47 && next === 47) return shortComment(lexer);
  if (c === 47 && next === 42) return blockComment(lexer, '*/');
  if (c === 60 && text.startsWith('<<<', pos)) return heredoc(lexer);
  if (c === 63 && next === 62) {
    emit(lexer, PUNCT, pos, pos + 2, ';');
    lexer.pos += 2;
    inlineHtml(lexer);
    return true;
  }
  return false;
}

const QUALIFIED = /\\([A-Za-z_][\w\\]*)/y;

/** `\strlen` is the global `strlen`. */
function qualified(lexer: Lexer): boolean {
  if (lexer.text.charCodeAt(lexer.pos) !== 92) return false;
  QUALIFIED.lastIndex = lexer.pos;
  const match = QUALIFIED.exec(lexer.text);
  if (match === null) return false;
  const start = lexer.pos;
  lexer.pos = QUALIFIED.lastIndex;
  emit(lexer, NAME, start, lexer.pos, match[1] as string);
  return true;
}

/** PHP, from inside `<?php`. */
export const PHP: Grammar = { special, prefixed: qualified, classes: classesOf('$\\') };

/** Reads a PHP file: markup first, unless it has no opening tag at all (a snippet). */
export function lexPhp(lexer: Lexer): void {
  if (lexer.text.includes('<?')) inlineHtml(lexer);
  while (lexer.pos < lexer.end) step(lexer);
}
