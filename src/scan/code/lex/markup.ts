import { JAVASCRIPT } from './javascript.ts';
import { comment, type Lexer, lexUntil, readString } from './lexer.ts';

const INTEREST =
  /<!--|<script\b[^>]*>|\s(?:on[a-z]+|v-html|:[\w-]+|@[\w.-]+|v-[\w:.-]+)=(["'])|\{@html\s|\{\{\{?/gi;

function codeUntil(lexer: Lexer, from: number, to: number): void {
  const end = lexer.end;
  lexer.pos = from;
  lexer.end = to;
  lexer.broke = true;
  lexUntil(lexer, '');
  lexer.end = end;
  lexer.pos = to;
}

/** What closes a piece of code that opens with `opened` at `from`; -1 when nothing does. */
function closeOf(lexer: Lexer, opened: string, quote: string | undefined, from: number): number {
  if (quote !== undefined) return lexer.text.indexOf(quote, from);
  if (/^<script/i.test(opened)) {
    const close = /<\/script/i.exec(lexer.text.slice(from));
    return close === null ? lexer.end : from + close.index;
  }
  return lexer.text.indexOf(opened.startsWith('{@') ? '}' : '}}', from);
}

/**
 * HTML, Vue and Svelte: scripts, handlers, bound attributes and `{{ … }}` are read as JavaScript, the
 * rest is one markup literal without holes, whose text rules see with `in: markup`.
 */
export function lexMarkup(lexer: Lexer): void {
  lexer.grammar = JAVASCRIPT;
  INTEREST.lastIndex = 0;
  for (let match = INTEREST.exec(lexer.text); match !== null; match = INTEREST.exec(lexer.text)) {
    const opened = match[0];
    if (opened === '<!--') {
      lexer.pos = match.index;
      const close = lexer.text.indexOf('-->', match.index);
      comment(lexer, close === -1 ? lexer.end : close + 3);
    } else {
      const from = INTEREST.lastIndex;
      const to = closeOf(lexer, opened, match[1], from);
      if (to === -1) continue;
      codeUntil(lexer, from, to);
    }
    INTEREST.lastIndex = Math.max(lexer.pos, INTEREST.lastIndex);
  }
}

/** A file of no known language: one literal. */
export function lexPlain(lexer: Lexer): void {
  readString(lexer, 0, { kind: 'markup', closer: '\0', escapes: false, singleLine: false });
}
