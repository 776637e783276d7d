import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AddedChunk } from '../../../src/diff/added-chunk.ts';
import { ChunkWriter } from '../../../src/diff/chunk-writer.ts';
import { bytesOf, linesOf } from '../../helpers/added-lines.ts';

const FILE = { path: 'a.txt', oid: null, mode: '100644', isNew: true };
const SMALL = { piece: 32, overlap: 8 };

function write(
  content: string,
  step: number,
  size = SMALL,
): { chunks: AddedChunk[]; writer: ChunkWriter } {
  const chunks: AddedChunk[] = [];
  const writer = new ChunkWriter((chunk) => chunks.push(chunk), size);
  const bytes = bytesOf(content);
  writer.begin(FILE, 7);
  for (let at = 0; at < bytes.length; at += step) writer.write(bytes.subarray(at, at + step));
  writer.end();
  return { chunks, writer };
}

const text = fc
  .array(
    fc.oneof(fc.constantFrom('', '\r', 'x'), fc.string({ maxLength: 100, unit: 'binary-ascii' })),
    { maxLength: 30 },
  )
  .map((lines) => lines.join('\n'));

test('chunks put back together are the content, whatever the pieces it came in', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 90 }), (content, step) => {
      const { chunks, writer } = write(content, step);
      const lines = linesOf(chunks);
      expect(lines.map((line) => line[2]).join('')).toBe(content);
      expect(lines.map((line) => line[1])).toEqual(lines.map((_, index) => 7 + index));
      expect(writer.totals.addedLines).toBe(lines.length);
      expect(writer.totals.addedBytes).toBe(content.length);
    }),
  );
});

test('no chunk is longer than a piece, and only an over-long line is cut', () => {
  fc.assert(
    fc.property(text, (content) => {
      const { chunks } = write(content, 1000);
      for (const [index, chunk] of chunks.entries()) {
        expect(chunk.bytes.length).toBeLessThanOrEqual(SMALL.piece);
        const next = chunks[index + 1];
        if (next && chunk.bytes.at(-1) !== 10) {
          expect(next.startLine).toBe(chunk.startLine);
          expect(next.startByte).toBe(chunk.startByte + SMALL.piece - SMALL.overlap);
        }
      }
    }),
  );
});

test('neighbouring pieces of a line share the overlap', () => {
  const { chunks } = write(`${'abcdefghij'.repeat(7)}\nz\n`, 5);
  const [first, second] = chunks.map((chunk) => Buffer.from(chunk.bytes).toString());
  expect(first).toHaveLength(32);
  expect(second?.slice(0, 8)).toBe(first?.slice(-8));
});

test('a chunk that was handed on does not change any more', () => {
  const kept: [AddedChunk, string][] = [];
  const writer = new ChunkWriter(
    (chunk) => kept.push([chunk, Buffer.from(chunk.bytes).toString()]),
    SMALL,
  );
  for (let line = 1; line < 50; line += 2) {
    writer.begin(FILE, line);
    writer.write(bytesOf(`line ${line}\n`));
  }
  writer.end();
  for (const [chunk, before] of kept) expect(Buffer.from(chunk.bytes).toString()).toBe(before);
  expect(kept).toHaveLength(25);
});

test('the last LF is cut where the file has none', () => {
  const chunks: AddedChunk[] = [];
  const writer = new ChunkWriter((chunk) => chunks.push(chunk));
  writer.begin(FILE, 3);
  writer.write(bytesOf('a\nb\n'));
  writer.end(true);
  expect(linesOf(chunks)).toEqual([
    ['a.txt', 3, 'a\n'],
    ['a.txt', 4, 'b'],
  ]);
  expect(writer.totals).toMatchObject({ addedLines: 2, addedBytes: 3 });
});
