import { expect, test } from 'vitest';
import { crc32 } from '../../../../src/rules/crc32.ts';
import { expandPlaceholders } from '../../../../src/rules/expand.ts';
import { VALIDATORS } from '../../../../src/scan/secrets/validators.ts';

const check = (name: string, secret: string) => VALIDATORS[name]?.(secret);

test('the CRC of GitHub and npm is checked over the body', () => {
  const token = expandPlaceholders('ghp_{{crc62:30}}', 'a');
  expect(check('crc62', token)).toBe('valid');
  const last = token.at(-1) === 'A' ? 'B' : 'A';
  expect(check('crc62', token.slice(0, -1) + last)).toBe('invalid');
});

test('a routable GitLab token ends in its own CRC', () => {
  const body = `${expandPlaceholders('glpat-{{alnum:27}}', 'b')}.01.0r`;
  expect(check('gitlab', body + crc32(body).toString(36).padStart(7, '0'))).toBe('valid');
  expect(check('gitlab', `${body}0000000`)).toBe('doubtful');
});

test('a PyPI token is a macaroon of pypi.org', () => {
  const macaroon = btoa(`\x02\x01\x08pypi.org\x02${'x'.repeat(60)}`);
  expect(check('pypi', `pypi-${macaroon}`)).toBe('valid');
  expect(check('pypi', `pypi-${btoa('y'.repeat(60))}`)).toBe('invalid');
});
