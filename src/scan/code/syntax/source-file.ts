import { type LanguageProfile, profileOf } from '../languages/profile.ts';
import { lexSource } from '../lex/lex-source.ts';
import type { TokenList } from '../lex/token-list.ts';

/** A source with its tokens and the line of each; what every later step reads. */
export interface SourceFile {
  text: string;
  language: string;
  profile: LanguageProfile;
  tokens: TokenList;
  /** 1-based line of each token's start. */
  lines: Int32Array;
  /** Offset of each line's start; index 0 is line 1. */
  lineStarts: number[];
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The 1-based line of an offset. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** Lexes a source. */
export function openSource(text: string, language: string): SourceFile {
  const tokens = lexSource(text, language);
  const lineStarts = startsOfLines(text);
  const lines = new Int32Array(tokens.starts.length);
  let line = 1;
  for (let i = 0; i < lines.length; i++) {
    const start = tokens.starts[i] as number;
    if (start < (lineStarts[line - 1] as number)) line = lineAt(lineStarts, start);
    while (line < lineStarts.length && (lineStarts[line] as number) <= start) line++;
    lines[i] = line;
  }
  return { text, language, profile: profileOf(language), tokens, lines, lineStarts };
}

/** Longest constant text that is kept: enough for any sink, and bounded on generated code. */
const MAX_TEXT = 4_000;

/** Constant text of a string literal; each hole stands as one NUL. */
export function literalText(source: SourceFile, token: number): string {
  const literal = source.tokens.literals.get(token);
  if (literal === undefined) return '';
  let text = '';
  let from = literal.from;
  for (const hole of literal.holes) {
    text += `${source.text.slice(from, source.tokens.starts[hole])}\0`;
    from = source.tokens.ends[source.tokens.mates[hole] as number] as number;
  }
  return (text + source.text.slice(from, literal.to)).slice(0, MAX_TEXT);
}
