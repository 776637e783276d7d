import { describe, expect, it } from 'vitest';
import { compileTest } from '../../../src/rules/compile-regexp.ts';

describe('compileTest', () => {
  it.each([
    '(?i)select\\s',
    '(?i)^[a-z]\\S+$',
    '(?i)Select',
    '(?i)\\x53elect',
    '(?i)^[A-Z]+\\W\\d|[a-zA-Z]{6}$',
    '(?i)^[A-z]\\^',
    '(?i)X-Select',
    '(?i)x-Select',
    'select',
  ])('says what %s says, however often it is asked', (written) => {
    const flags = written.startsWith('(?i)') ? 'i' : '';
    const plain = new RegExp(written.replace('(?i)', ''), flags);
    const made = compileTest(written);
    for (let n = 0; n < 900; n++)
      for (const text of ['SELECT 1', 'select 1', 'Select', 'x-SELECT', '_^', 'é', ''])
        expect(made.test(text)).toBe(plain.test(text));
  });
});
