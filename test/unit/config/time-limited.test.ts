import { expect, it } from 'vitest';
import { timeLimited } from '../../../src/config/time-limited.ts';

const limit = { ms: 200, what: () => 'the test', next: 'Wait.' };

it('gives back what was made, and throws what was thrown', () => {
  expect(timeLimited(limit, () => [1])).toEqual([1]);
  expect(() => timeLimited(limit, () => JSON.parse('{'))).toThrow(SyntaxError);
});

it('stops a loop that does not end, and says what took so long', () => {
  const forever = () => {
    for (;;);
  };
  expect(() => timeLimited(limit, forever)).toThrow('the test took longer than 200 ms');
});

it('stops a backtracking expression', () => {
  const stalls = () => /^(?:a+)+$/.test(`${'a'.repeat(50)}b`);
  expect(() => timeLimited(limit, stalls)).toThrow('longer than 200 ms');
});

it('runs one within another, and whichever is over first ends it', () => {
  const inner = { ...limit, ms: 60_000, what: () => 'the inner one' };
  expect(timeLimited(limit, () => timeLimited(inner, () => 1) + 1)).toBe(2);
  const stalls = () => /^(?:a+)+$/.test(`${'a'.repeat(50)}b`);
  expect(() => timeLimited(limit, () => timeLimited(inner, stalls))).toThrow('the test took');
  expect(() => timeLimited(inner, () => timeLimited(limit, stalls))).toThrow('the test took');
  expect(timeLimited(limit, () => 3)).toBe(3);
});
