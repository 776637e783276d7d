import type { AddedChunk } from '../../src/diff/added-chunk.ts';

/** An added line as a test compares it: path, 1-based number, bytes one per character with its LF. */
export type AddedLine = [path: string, line: number, text: string];

/** Puts chunks back together into lines; pieces of an over-long line are joined without their overlap. */
export function linesOf(chunks: readonly AddedChunk[]): AddedLine[] {
  const lines: AddedLine[] = [];
  for (const { file, startLine, startByte, bytes } of chunks) {
    const parts = Buffer.from(bytes)
      .toString('latin1')
      .split(/(?<=\n)/);
    for (const [index, part] of parts.entries()) {
      const last = lines.at(-1);
      if (index === 0 && startByte > 0 && last?.[0] === file.path && last[1] === startLine) {
        last[2] = last[2].slice(0, startByte) + part;
      } else {
        lines.push([file.path, startLine + index, part]);
      }
    }
  }
  return lines;
}

/** Text as bytes, one per character. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}
