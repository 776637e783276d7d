import { describe, expect, it } from 'vitest';
import { crc32, crc32Base62 } from '../../../src/rules/crc32.ts';
import { expandPlaceholders } from '../../../src/rules/expand.ts';

describe('expandPlaceholders', () => {
  it('makes the named length from the named alphabet, the same for the same seed', () => {
    const text = expandPlaceholders('ghp_{{alnum:36}}', 'seed');
    expect(text).toMatch(/^ghp_[A-Za-z0-9]{36}$/);
    expect(expandPlaceholders('ghp_{{alnum:36}}', 'seed')).toBe(text);
    expect(expandPlaceholders('ghp_{{alnum:36}}', 'other')).not.toBe(text);
  });

  it('ends a checksummed token with its own CRC', () => {
    const token = expandPlaceholders('{{crc62:30}}', 'seed');
    expect(crc32Base62(token.slice(0, 30))).toBe(token.slice(30));
  });

  it('refuses a placeholder it does not know, rather than leaving it in', () => {
    expect(() => expandPlaceholders('{{nonsense:3}}', 'seed')).toThrow(RangeError);
  });
});

describe('crc32', () => {
  it('is the CRC of zip: the check value of "123456789"', () => {
    expect(crc32('123456789')).toBe(0xcbf43926);
  });
});
