import { emit, type Lexer } from './lexer.ts';
import { STRING } from './token-list.ts';

const SCRIPT_KEY = /^([ \t]*(?:-[ \t]+)*)["']?(?:run|script)["']?[ \t]*:(?=[ \t]|$)/;
const COMMENT = /(?:^|[ \t])#.*$/;

/** Hides `[from, to)` from the view of code, as the contents of a literal. */
function hide(lexer: Lexer, from: number, to: number): void {
  if (to <= from) return;
  const token = emit(lexer, STRING, from, to, '');
  lexer.tokens.mates[token] = token;
  lexer.tokens.literals.set(token, { kind: 'markup', from, to, holes: [] });
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * GitHub workflows and actions: what `run:` and `script:` hold is code, all else a literal. Comments of
 * the script count as code: an expression in one is replaced as well.
 */
export function lexWorkflow(lexer: Lexer): void {
  let hiddenFrom = 0;
  let keyColumn = -1;
  let offset = 0;
  for (const line of lexer.text.split('\n')) {
    const inScript = keyColumn >= 0 && (line.trim() === '' || indentOf(line) > keyColumn);
    if (!inScript) {
      if (keyColumn >= 0) hiddenFrom = offset;
      const key = SCRIPT_KEY.exec(line);
      keyColumn = key === null ? -1 : (key[1] as string).length;
      if (key !== null) hide(lexer, hiddenFrom, offset + key[0].length);
      else markComment(lexer, line, offset);
    }
    offset += line.length + 1;
  }
  if (keyColumn < 0) hide(lexer, hiddenFrom, lexer.end);
  lexer.pos = lexer.end;
}

function markComment(lexer: Lexer, line: string, offset: number): void {
  const found = COMMENT.exec(line);
  if (found !== null) lexer.tokens.comments.push(offset + found.index, offset + line.length);
}
