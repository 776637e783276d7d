import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomText, seededRandom } from '../../../../src/rules/expand.ts';
import { looksRandom, wordShare } from '../../../../src/scan/secrets/randomness.ts';

const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

test('random text of 32 letters and digits looks random, nearly always', () => {
  let random = 0;
  for (let i = 0; i < 1000; i++) {
    if (looksRandom(randomText(ALNUM, 32, seededRandom(`r${i}`)))) random++;
  }
  expect(random).toBeGreaterThan(980);
});

test.each([
  'my-service-account-v2',
  'com.company.app.TokenService',
  'this-is-a-description-of-it',
  'getAuthenticationTokenFromHeader',
  'SalesResultsForQuarter2',
  'aaaaaaaaaaaaaaaaaaaa',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  'jetbrains.mps.v8_elimination',
  'short1',
])('%s was written by somebody', (text) => {
  expect(looksRandom(text)).toBe(false);
});

test('the share of words is a share', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const share = wordShare(text);
      return share >= 0 && share <= 1;
    }),
  );
});
