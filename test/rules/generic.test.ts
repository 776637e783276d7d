import { expect, test } from 'vitest';
import { expandPlaceholders, randomText, seededRandom } from '../../src/rules/expand.ts';
import { builtInRules } from './built-in-rules.ts';
import { HUMAN_PASSWORDS, IDIOMS } from './idioms.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { textScanner } from './scan-text.ts';

const scan = textScanner(builtInRules('secrets'));

function fill(text: string, seed: string): string {
  const random = seededRandom(seed);
  const values: Record<string, string> = {
    p: `Zx${randomText('abcdefghijkmnopqrstuvwxyz', 5, random)}7!`,
    r: expandPlaceholders('{{alnum:32}}', seed),
    h: expandPlaceholders('{{hex:40}}', seed),
    u: expandPlaceholders('{{uuid}}', seed),
    b: btoa(`Zx${randomText('abcdefghijkmnopqrstuvwxyz', 9, random)}7!`),
    b64: expandPlaceholders('{{base64:64}}', seed),
    basic: expandPlaceholders('{{basic}}', seed),
    EX: 'IOSFODNN7',
  };
  return text.replace(/\{(p|r|h|u|b|b64|basic|EX)\}/g, (_, name: string) => values[name] as string);
}

test.each(IDIOMS)('%s: %s is found', async (path, text) => {
  const found = await scan(path, fill(text, `${path}:${text}`));
  expect(found.filter(({ severity }) => severity !== 'low')).not.toEqual([]);
});

test.each(HUMAN_PASSWORDS)('a password such as %s is found', async (password) => {
  for (const [path, text] of [
    ['app.py', `password = "${password}"\n`],
    ['.env.production', `DB_PASSWORD=${password}\n`],
    ['config.yml', `password: ${password}\n`],
    ['App.java', `String pwd = "${password}";\n`],
  ] as const) {
    const found = await scan(path, text);
    expect(
      found.filter(({ ruleId }) => ruleId === 'generic-password'),
      text,
    ).not.toEqual([]);
  }
});

test.each(LOOK_ALIKES)('%s: %s does not block', async (path, text) => {
  const found = await scan(path, fill(text, `${path}:${text}`));
  expect(found.filter(({ severity }) => severity === 'high' || severity === 'critical')).toEqual(
    [],
  );
});

test('a secret makes one finding', async () => {
  const ghp = expandPlaceholders('ghp_{{crc62:30}}', 'one');
  expect((await scan('app.py', `github_token = "${ghp}"\n`)).map(({ ruleId }) => ruleId)).toEqual([
    'github-token',
  ]);
  const url = expandPlaceholders('postgres://app:{{alnum:16}}@db.internal/main', 'two');
  expect(
    (await scan('.env.prod', `DATABASE_URL=${url}\n`)).filter(
      ({ category }) => category === 'secret',
    ),
  ).toHaveLength(1);
  const key = expandPlaceholders('{{alnum:32}}', 'three');
  expect(await scan('a.yml', `weatherbit_api_key: ${key}\n`)).toHaveLength(1);
});

test('a token that fails its checksum blocks where a credential is assigned, and warns nobody elsewhere', async () => {
  const wrong = expandPlaceholders('ghp_{{alnum:36}}', 'wrong');
  expect((await scan('a.txt', `github_token = "${wrong}"\n`))[0]?.severity).toBe('high');
  expect((await scan('a.txt', `see ${wrong} there\n`))[0]?.severity).toBe('low');
});
