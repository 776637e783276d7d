import type { LineRange } from './marker-cover.ts';

/** A file and, when the argument names them, lines of it. */
export interface FileLines {
  path: string;
  range: LineRange | null;
}

/** Reads `FILE`, `FILE:12` or `FILE:12-20`; null when the lines are no range. */
export function parseFileLines(argument: string): FileLines | null {
  const match = /^(.+):(\d+)(?:-(\d+))?$/.exec(argument);
  if (match === null) return { path: argument, range: null };
  const start = Number(match[2]);
  const end = match[3] === undefined ? start : Number(match[3]);
  return start >= 1 && end >= start ? { path: match[1] ?? '', range: { start, end } } : null;
}
