import { nameEnd } from './jvm.ts';
import {
  blockComment,
  classesOf,
  type Grammar,
  type Lexer,
  lineComment,
  nameHole,
  openHole,
  readString,
} from './lexer.ts';
import type { Literal } from './token-list.ts';

/** `$(…)`, `${…}` and `$name`. */
function hole(lexer: Lexer, c: number, literal: Literal): boolean {
  if (c !== 36) return false;
  const { text, pos } = lexer;
  const next = text[pos + 1];
  if (next === '(') return openHole(lexer, literal, pos + 2, ')');
  if (next === '{') return openHole(lexer, literal, pos + 2, '}');
  const to = /[0-9@*?]/.test(next ?? '') ? pos + 2 : nameEnd(lexer, pos + 1);
  return to > pos + 1 && nameHole(lexer, literal, pos, to);
}

function special(lexer: Lexer, c: number): boolean {
  const { text, pos } = lexer;
  if (c === 35) return /^$|\s/.test(text[pos - 1] ?? '') && lineComment(lexer);
  if (c === 92) {
    lexer.pos += 2;
    return true;
  }
  if (c === 39) {
    return readString(lexer, pos + 1, {
      kind: 'plain',
      closer: "'",
      escapes: false,
      singleLine: false,
    });
  }
  if (c !== 34 && c !== 96) return false;
  const kind = c === 34 ? 'template' : 'command';
  return readString(lexer, pos + 1, {
    kind,
    closer: c === 34 ? '"' : '`',
    escapes: true,
    singleLine: false,
    hole,
  });
}

/** Shell, as far as quoting goes. */
export const SHELL: Grammar = { special, classes: classesOf('$') };

/** Languages whose only comments are `#` lines: YAML, TOML, Dockerfiles. */
export const HASH: Grammar = {
  special: (lexer, c) =>
    c === 35 && /^$|\s/.test(lexer.text[lexer.pos - 1] ?? '') && lineComment(lexer),
  classes: classesOf(),
};

/** PowerShell, as far as comments go: a `#` within a word or a text begins none. */
export const POWERSHELL: Grammar = {
  special: (lexer, c) => {
    const { text, pos } = lexer;
    if (c === 60 && text[pos + 1] === '#') return blockComment(lexer, '#>');
    if (c === 39 || c === 34) {
      const closer = c === 34 ? '"' : "'";
      return readString(lexer, pos + 1, {
        kind: 'plain',
        closer,
        escapes: false,
        singleLine: true,
        doubled: true,
      });
    }
    return HASH.special(lexer, c);
  },
  classes: classesOf('$'),
};
