import { NAME } from '../lex/token-list.ts';
import { type AssignmentTable, add } from './assignment.ts';
import { indentOf } from './functions-by-indent.ts';
import type { SourceFile } from './source-file.ts';

/** How far back from its `case` the word `match` is looked for, in tokens. */
const FARTHEST = 2000;
/** Tokens of a pattern. */
const MOST_OF_A_PATTERN = 120;
const NO_CAPTURE = /^(?:_|True|False|None|as|if|or|and|not|in|is)$/;

/** The first token of what Python's `match` looks at, for one of its `case` lines; -1 where there is none. */
function subjectOf(source: SourceFile, at: number): number {
  const { values, breaks } = source.tokens;
  const indent = indentOf(source, at);
  for (let i = at - 1; i >= 0 && at - i < FARTHEST; i--) {
    if (!breaks[i] && i > 0) continue;
    const own = indentOf(source, i);
    if (values[i] === 'match' && own < indent) return i + 1;
    if (own < indent) return -1;
  }
  return -1;
}

/** `case {"path": path}:` gives the names in it what is matched, or a part of it. */
export function readCase(source: SourceFile, table: AssignmentTable, at: number): void {
  const { tokens, profile } = source;
  if (profile.id !== 'python' || tokens.values[at] !== 'case' || !tokens.breaks[at]) return;
  const value = subjectOf(source, at);
  if (value < 0) return;
  const end = Math.min(tokens.kinds.length, at + MOST_OF_A_PATTERN);
  let depth = 0;
  for (let i = at + 1; i < end; i++) {
    const word = tokens.values[i] as string;
    if (/^[([{]$/.test(word)) depth++;
    else if (/^[)\]}]$/.test(word)) depth--;
    else if (depth === 0 && (word === ':' || word === 'if')) return;
    if (tokens.kinds[i] !== NAME || NO_CAPTURE.test(word)) continue;
    if (/^[(.=]$/.test(tokens.values[i + 1] ?? '') || tokens.values[i - 1] === '.') continue;
    add(table, { target: word, token: i, value, operator: '=', part: word, declared: '' });
  }
}
