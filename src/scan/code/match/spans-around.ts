import type { SourceFile } from '../syntax/source-file.ts';

/** A part of the text, by offsets. */
export interface Span {
  start: number;
  end: number;
}

/** So far from a line that counts a text pattern's match may begin, and what is assigned or called may end. */
export const LINES_AROUND = 30;

/**
 * The text around lines that count, in order and without overlap.
 * @param counts told of a 1-based line
 */
export function spansAround(
  { lineStarts, text }: SourceFile,
  counts: (line: number) => boolean,
): Span[] {
  const runs: { first: number; last: number }[] = [];
  for (let line = 1; line <= lineStarts.length; line++) {
    if (!counts(line)) continue;
    const first = Math.max(1, line - LINES_AROUND);
    const last = Math.min(line + LINES_AROUND, lineStarts.length);
    const before = runs[runs.length - 1];
    if (before !== undefined && first <= before.last + 1) before.last = last;
    else runs.push({ first, last });
  }
  return runs.map(
    ({ first, last }): Span => ({
      start: lineStarts[first - 1] as number,
      end: lineStarts[last] ?? text.length,
    }),
  );
}
