import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  matchesAnywhere,
  matchesIn,
  withoutLongRuns,
} from '../../../../../src/scan/code/match/windowed.ts';

function startsOf(pattern: RegExp, text: string, literals: string[] = []): number[] {
  return [...matchesIn(pattern, text, literals)].map(({ start }) => start);
}

it('finds each match once, wherever the windows end', () => {
  const filler = ' '.repeat(997);
  const text = `eval(x)${filler}`.repeat(60);
  const expected = Array.from({ length: 60 }, (_, i) => i * 1004);
  expect(startsOf(/eval\(/g, text)).toEqual(expected);
});

it('finds what spans the end of a window', () => {
  for (const at of [4090, 8189, 12_287, 20_475]) {
    const text = `${' '.repeat(at)}eval\n(x)${' '.repeat(20_000)}`;
    expect(startsOf(/eval\s*\(/g, text)).toEqual([at]);
  }
});

it('lets a look-behind see what stands before the window', () => {
  const text = `${' '.repeat(8190)}new Foo()${' '.repeat(20_000)}`;
  expect(startsOf(/(?<=new )Foo/g, text)).toEqual([8194]);
});

it('takes the start of the text for the only start', () => {
  expect(startsOf(/^x/g, `x${' '.repeat(4095)}x${' '.repeat(30_000)}`)).toEqual([0]);
});

it('ends with a pattern that matches nothing', () => {
  expect(startsOf(/(?=b)/g, 'abab')).toEqual([1, 3]);
});

it('finds the same when it passes over windows without a literal', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('a[k][', 'merge(', 'x', '\n'), fc.nat(9000)), {
        maxLength: 12,
      }),
      (pieces) => {
        const text = pieces.map(([piece, blanks]) => piece + ' '.repeat(blanks)).join('');
        const pattern = () => /(?<!\w)\w\[k\]\[|merge\(/g;
        expect(startsOf(pattern(), text, ['][', 'erge'])).toEqual(startsOf(pattern(), text));
      },
    ),
  );
});

it('says of a long text whether a pattern stands in it', () => {
  const text = `${' '.repeat(40_000)}import os`;
  expect(matchesAnywhere(/import os/, text)).toBe(true);
  expect(matchesAnywhere(/import sys/, text)).toBe(false);
});

it('makes data no name, at the same length', () => {
  const blob = 'a'.repeat(500);
  const text = `x = "${blob}" + name`;
  const made = withoutLongRuns(text);
  expect(made).toHaveLength(text.length);
  expect(made).not.toMatch(/aa/);
  expect(made).toMatch(/name$/);
});

it('takes runs of more than 128 word characters for data, wherever they stand', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.constantFrom('a', 'Z', '_', '9', '-', ' '), fc.integer({ min: 1, max: 300 })),
        {
          maxLength: 20,
        },
      ),
      (runs) => {
        const text = runs.map(([char, length]) => char.repeat(length)).join('');
        const expected = text.replace(/\w{129,}/g, (run) => '\0'.repeat(run.length));
        expect(withoutLongRuns(text)).toBe(expected);
      },
    ),
  );
});
