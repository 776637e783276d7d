import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unquotePath } from '../../../src/diff/unquote-path.ts';

/** Git's quoting, written again from its description. */
function quote(bytes: number[]): string {
  const names: Record<number, string> = {
    7: 'a',
    8: 'b',
    9: 't',
    10: 'n',
    11: 'v',
    12: 'f',
    13: 'r',
    34: '"',
    92: '\\',
  };
  const quoted = (byte: number) =>
    names[byte] !== undefined
      ? `\\${names[byte]}`
      : byte < 32 || byte > 126
        ? `\\${byte.toString(8).padStart(3, '0')}`
        : String.fromCharCode(byte);
  return `"${bytes.map(quoted).join('')}"`;
}

test('undoes the quoting of any bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 255 })), (bytes) => {
      expect(unquotePath(quote(bytes))).toBe(String.fromCharCode(...bytes));
    }),
  );
});

test.each(['"open', '"\\9"', '"\\', '"\\x41"'])('broken quoting is told: %s', (name) => {
  expect(unquotePath(name)).toBeNull();
});

test('a name without quotes is itself', () => {
  expect(unquotePath('a b\\c.txt')).toBe('a b\\c.txt');
});
