import type { AddedChunk, ChangedFile, OnChunk } from '../diff/added-chunk.ts';

const LF = 10;

/** Line numbers of a file as ascending pairs: first line, line behind the last. */
export type LineRanges = number[];

/** Notes which lines a chunk covers, in the order chunks come. */
export function addRange(ranges: LineRanges, chunk: AddedChunk): void {
  const end = chunk.startLine + lineCount(chunk.bytes);
  const last = ranges.length - 1;
  if (ranges[last] !== undefined && chunk.startLine <= ranges[last]) {
    ranges[last] = Math.max(ranges[last], end);
  } else {
    ranges.push(chunk.startLine, end);
  }
}

/** Lines that stand in both. */
export function intersect(a: LineRanges, b: LineRanges): LineRanges {
  const both: LineRanges = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const start = Math.max(a[i] ?? 0, b[j] ?? 0);
    const end = Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0);
    if (start < end) both.push(start, end);
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return both;
}

/** Lets through only the lines of each file that `rangesOf` names. */
export function keepLines(rangesOf: (file: ChangedFile) => LineRanges, onChunk: OnChunk): OnChunk {
  return (chunk) => {
    const end = chunk.startLine + lineCount(chunk.bytes);
    const kept = intersect(rangesOf(chunk.file), [chunk.startLine, end]);
    let line = chunk.startLine;
    let at = 0;
    for (let index = 0; index < kept.length; index += 2) {
      const first = kept[index] ?? 0;
      const from = skipLines(chunk.bytes, at, first - line);
      line = kept[index + 1] ?? 0;
      at = skipLines(chunk.bytes, from, line - first);
      const startByte = first === chunk.startLine ? chunk.startByte : 0;
      onChunk({ ...chunk, startLine: first, startByte, bytes: chunk.bytes.subarray(from, at) });
    }
  };
}

/** Lines that the bytes touch: one for each LF, and one for what follows the last. */
export function lineCount(bytes: Uint8Array): number {
  let count = bytes.length > 0 && bytes[bytes.length - 1] !== LF ? 1 : 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
}

function skipLines(bytes: Uint8Array, from: number, lines: number): number {
  let at = from;
  for (let left = lines; left > 0; left--) {
    const lf = bytes.indexOf(LF, at);
    if (lf < 0) return bytes.length;
    at = lf + 1;
  }
  return at;
}
