import type { ReadValue } from './read-value.ts';

/** A literal that was written in several pieces, put together. */
export interface JoinedValue {
  text: string;
  /** Offset behind the last piece's content. */
  end: number;
}

const MOST_PIECES = 12;

/** What stands between two pieces: an operator, PHP's and Perl's dot, a line's continuation. */
const OPERATOR = /^["'`]\s{0,40}(?:[+.&]|\\\n)\s{0,60}(["'`])/;
/** Python's and C's literals that follow each other are one. */
const ADJACENT = /^["']\s{1,60}(["'])/;
const LISTED = /^["'`]\s{0,4},\s{0,40}(["'`])/;
const JOINS = /^["'`]\s{0,4}\]\s{0,4}\.join\(\s{0,2}(?:["'`]{2})?\s{0,2}\)/;

/**
 * Puts together a literal that goes on in others, as people write long ones, and those that a scanner
 * shall not see: `"abc" + "def"`, `["abc", "def"].join("")`, in Python and C one behind the other.
 * @param first the first piece, quoted and closed
 * @returns undefined when it stands alone
 */
export function joinPieces(
  text: string,
  first: ReadValue,
  language: string,
): JoinedValue | undefined {
  if (first.quote.length !== 1 || !first.closed) return undefined;
  const list = /\[\s{0,4}$/.test(text.slice(Math.max(0, first.start - 6), first.start - 1));
  const between = [
    OPERATOR,
    ...(list ? [LISTED] : []),
    ...(language === 'python' || language === 'c' ? [ADJACENT] : []),
  ];
  const pieces = [text.slice(first.start, first.end)];
  let end = first.end;
  while (pieces.length < MOST_PIECES) {
    const rest = text.slice(end, end + 140);
    const gap = between.map((pattern) => pattern.exec(rest)).find((found) => found !== null);
    if (gap === undefined || gap === null) break;
    const start = end + gap[0].length;
    const close = closing(text, start, gap[1] as string);
    if (close < 0) break;
    pieces.push(text.slice(start, close));
    end = close;
  }
  if (pieces.length < 2 || (list && !JOINS.test(text.slice(end, end + 40)))) return undefined;
  return { text: pieces.join(''), end };
}

/** Where a piece ends, on its line; -1 when it doesn't. */
function closing(text: string, start: number, quote: string): number {
  const close = text.indexOf(quote, start);
  return close < 0 || close - start > 400 || text.slice(start, close).includes('\n') ? -1 : close;
}
