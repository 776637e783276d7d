import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../../src/rules/rule-set.ts';
import { createPassOne } from '../../../../src/scan/pass-one.ts';
import { builtInRules, latin1 } from '../../../rules/built-in-rules.ts';

const rules = compileRules(builtInRules('secrets').map(({ rule }) => rule));

function found(path: string, text: string): string[] {
  const ids: string[] = [];
  const bytes = new TextEncoder().encode(text);
  const scan = createPassOne({
    rules,
    decode: latin1,
    sink: { candidate: ({ rule, severity }) => ids.push(`${rule.id} ${severity}`), suspect() {} },
  });
  const file = { path, oid: null, mode: '100644', isNew: true };
  scan({ file, startLine: 1, startByte: 0, bytes });
  return ids;
}

const random = (n: number, encoding: 'base64' | 'base64url' = 'base64'): string =>
  createHash('sha512').update(`${n}`).digest(encoding);
const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

describe('random text that is no secret', () => {
  it.each([
    ['yarn.lock', lines(40_000, (n) => `  integrity sha512-${random(n)}`)],
    ['go.sum', lines(40_000, (n) => `example.com/m${n} v1.0.0 h1:${random(n).slice(0, 43)}=`)],
    ['chain.crt', lines(40_000, (n) => random(n).slice(0, 64))],
    ['logo.ts', `export const logo = '${lines(20_000, random).replace(/[=\n]/g, '')}';`],
    ['ids.json', lines(40_000, (n) => `  "${random(n).replace(/[+/=]/g, '').slice(0, 24)}",`)],
  ])('blocks nothing in %s', (path, text) => {
    expect(found(path, text).filter((one) => /high|critical/.test(one))).toEqual([]);
  });
});

describe('a token beside other text', () => {
  const token = `00${random(7, 'base64url').replace(/[-_]/g, 'x').slice(0, 40)}`;
  it.each([
    `token = "${token}"`,
    `https://example.com/users/me/${token}`,
    `https://example.com/${token}/x=1`,
    `{"a":"${token}","b":"+"}`,
    `Authorization: SSWS ${token}`,
  ])('is found in %s', (text) => {
    expect(found('a.txt', text).join()).toContain('okta-api-token');
  });
});

it('finds a token whose form does not come by chance, whatever random text stands beside it', () => {
  const letters = random(3).replace(/[^A-Z]/g, '') + random(4).replace(/[^A-Z]/g, '');
  const id = `AKIA${letters.repeat(2).slice(0, 16)}`;
  const secret = random(5).replace(/[+/=]/g, '').slice(0, 40);
  expect(found('a.txt', `s3 ${id}/${secret}`).join()).toContain('aws-access-key-id');
});

it('takes a bare decimal for no password, and a quoted one for a weak one', () => {
  expect(found('a.json', '{"name": "password", "value": 37.45}')).toEqual([]);
  expect(found('a.py', 'password = "2024.12"')).toEqual(['generic-password medium']);
});
