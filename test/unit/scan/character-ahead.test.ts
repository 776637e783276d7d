import { expect, it } from 'vitest';
import { characterAhead } from '../../../src/scan/character-ahead.ts';

it('tells whether a character stands between two places, asked in order', () => {
  const standsAhead = characterAhead(new TextEncoder().encode('a://b\nc://d@e\nf://g'));
  expect(standsAhead('@', 4, 5)).toBe(false);
  expect(standsAhead('@', 10, 13)).toBe(true);
  expect(standsAhead(':', 10, 13)).toBe(false);
  expect(standsAhead('@', 18, 19)).toBe(false);
});
