import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createChangedLines } from '../../../../src/report/merge/changed-lines.ts';

const file = (path: string) => ({ path, oid: null, mode: '100644', isNew: false });
const encode = (text: string) => new TextEncoder().encode(text);

test('touches exactly the lines that were pushed, in whatever pieces', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      fc.boolean(),
      (numbers, ended) => {
        const lines = createChangedLines();
        for (const startLine of [...numbers].sort((a, b) => a - b)) {
          lines.push({
            file: file('a'),
            startLine,
            startByte: 0,
            bytes: encode(ended ? 'x\n' : 'x'),
          });
        }
        for (let line = 1; line <= 41; line++) {
          expect(lines.touches('a', line, line)).toBe(numbers.includes(line));
        }
      },
    ),
  );
});

test('a chunk of several lines, a region over several lines, a region without end', () => {
  const lines = createChangedLines();
  lines.push({ file: file('a'), startLine: 5, startByte: 0, bytes: encode('1\n2\n3\n') });
  expect([4, 5, 7, 8].map((n) => lines.touches('a', n, n))).toEqual([false, true, true, false]);
  expect(lines.touches('a', 1, Number.MAX_SAFE_INTEGER)).toBe(true);
  expect(lines.touches('b', 1, 9)).toBe(false);
  expect([...lines.paths()]).toEqual(['a']);
});
