export interface HunkHeader {
  /** Lines of each parent that the hunk covers; one number but for a combined diff. */
  oldCounts: number[];
  newStart: number;
  newCount: number;
}

const HUNK = /^(@{2,})((?: -\d{1,10}(?:,\d{1,10})?)+) \+(\d{1,10})(?:,(\d{1,10}))? \1(?:[ \r]|$)/;

/**
 * Reads `@@ -1,2 +3,4 @@ …`, or `@@@ -1 -1,2 +1,3 @@@ …` of a combined diff of as many parents as it
 * has `@` but one. A count that is left out is 1.
 * @returns null when the line is no hunk header
 */
export function parseHunkHeader(line: string): HunkHeader | null {
  const match = HUNK.exec(line);
  if (match === null) return null;
  const [, marks = '', olds = '', start, count = '1'] = match;
  const oldCounts = olds
    .trim()
    .split(' ')
    .map((range) => Number(range.split(',')[1] ?? '1'));
  if (oldCounts.length !== marks.length - 1) return null;
  return { oldCounts, newStart: Number(start), newCount: Number(count) };
}
