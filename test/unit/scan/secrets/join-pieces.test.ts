import { expect, test } from 'vitest';
import { joinPieces } from '../../../../src/scan/secrets/join-pieces.ts';
import { readValue } from '../../../../src/scan/secrets/read-value.ts';

function join(text: string, language = 'javascript'): string | undefined {
  const quote = text.search(/["'`]/);
  return joinPieces(text, readValue(text, quote), language)?.text;
}

test.each([
  ['x = "abc" + "def";', 'javascript', 'abcdef'],
  ['x = "abc"\n    + \'def\'\n    + "ghi";', 'java', 'abcdefghi'],
  ["$x = 'abc' . 'def';", 'php', 'abcdef'],
  ['x = "abc" & "def"', 'text', 'abcdef'],
  ['x = ("abc"\n     "def")', 'python', 'abcdef'],
  ['x = "abc" \\\n    "def"', 'python', 'abcdef'],
  ['x = ["abc", "def"].join("");', 'javascript', 'abcdef'],
])('%s is put together', (text, language, joined) => {
  expect(join(text, language)).toBe(joined);
});

test.each([
  ['x = "abc";', 'javascript'],
  ['x = "abc" + y;', 'javascript'],
  ['x = ["abc", "def"];', 'javascript'],
  ['f("abc" "def")', 'javascript'],
  ['x = "abc', 'javascript'],
])('%s is not', (text, language) => {
  expect(join(text, language)).toBeUndefined();
});
