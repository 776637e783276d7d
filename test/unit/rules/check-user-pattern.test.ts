import { expect, it } from 'vitest';
import { checkUserPattern } from '../../../src/rules/check-user-pattern.ts';

it.each([
  '(a+)+',
  '(?:a*b)*',
  '((ab+)c)*',
  '(a{2,})+',
  '(?<x>\\w+\\s?)*$',
  '([a-z]+)*',
  '(?:(?:x*))+',
])('refuses %s', (pattern) => expect(checkUserPattern(pattern)).toMatch(/unbounded repeat/));

it.each([
  'a+b*',
  '(a+)b+',
  '(?:ab)+',
  '[(+)*]+x',
  '\\(+\\)+',
  '(a{1,5})+',
  '(a+){2}',
  'x(?=y+)z+',
  '[\\]+]*a+',
])('lets %s pass', (pattern) => expect(checkUserPattern(pattern)).toBeUndefined());

it('refuses what is long or no pattern', () => {
  expect(checkUserPattern('a'.repeat(1001))).toMatch(/1001 characters/);
  expect(checkUserPattern('(')).toMatch(/not a pattern/);
});
