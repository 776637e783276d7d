import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuleFile } from '../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';
import { snakeCase } from '../../../../src/scan/code/syntax/snake-case.ts';

const folder = join(import.meta.dirname, '../../../../rules/code');
const rules = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => readRuleFile(readFileSync(join(folder, name), 'utf8'), name))
  .map(({ rule }) => rule as CodeRule)
  .filter(({ category }) => category === 'weak-random');

/** Lines of the blocking findings. */
const blocked = (language: string, lines: string[]) =>
  analyzeSource(lines.join('\n'), language, rules)
    .filter(({ rule, severity = rule.severity }) => severity === 'high')
    .map(({ startLine }) => startLine);

const RANDOM_TEXT: Record<string, string[]> = {
  javascript: [
    'function text(n) { let s = "";',
    '  for (let i = 0; i < n; i++) s += LETTERS[Math.floor(Math.random() * LETTERS.length)];',
    '  return s; }',
  ],
  python: [
    'import random',
    'def text(n):',
    '    return "".join(random.choice(LETTERS) for _ in range(n))',
  ],
  java: [
    'class A { Random random = new Random(); String text(int n) { StringBuilder sb = new StringBuilder();',
    '  for (int i = 0; i < n; i++) sb.append(LETTERS.charAt(random.nextInt(9)));',
    '  return sb.toString(); }',
  ],
  csharp: [
    'class A { Random random = new Random(); string Text(int n) { var s = "";',
    '  for (int i = 0; i < n; i++) s += Letters[random.Next(9)];',
    '  return s; }',
  ],
  go: [
    'package a\nimport "math/rand"\nfunc text(n int) string { b := make([]byte, n)',
    '  for i := range b { b[i] = letters[rand.Intn(9)] }',
    '  return string(b) }',
  ],
  php: [
    '<?php function text($n) { $s = "";',
    '  for ($i = 0; $i < $n; $i++) { $s .= $letters[mt_rand(0, 9)]; }',
    '  return $s; }',
  ],
  ruby: ['def text(n)', '  Array.new(n) { LETTERS.sample }.join', 'end'],
};

describe('a weak random text becomes a secret', () => {
  const uses: [string, string][] = [
    ['javascript', 'user.resetToken = text(20);'],
    ['javascript', 'save({ email, inviteCode: text(8) });'],
    ['javascript', 'res.cookie("sid", text(16));'],
    ['javascript', 'const link = `https://example.test/reset?token=${text(9)}`;'],
    ['python', 'response.set_cookie("sessionid", text(16))'],
    ['python', 'User.objects.create(password=text(8))'],
    ['java', 'void f(User u) { u.setPassword(text(8)); } }'],
    ['java', 'void f() { Cookie c = new Cookie("JSESSIONID", text(8)); } }'],
    ['csharp', 'void F(User u) { u.ApiKey = Text(8); } }'],
    ['go', 'func f(u *User) { u.ResetToken = text(20) }'],
    ['go', 'func f() { http.SetCookie(w, &http.Cookie{Name: "session_id", Value: text(9)}) }'],
    ['php', '$user->reset_token = text(20);'],
    ['php', 'header("X-CSRF-Token: " . text(9));'],
    ['ruby', 'user.update!(confirmation_token: text(12))'],
  ];
  it.each(uses)('%s: %s', (language, use) => {
    const before = (RANDOM_TEXT[language] as string[]).join('\n').split('\n');
    expect(blocked(language, [...before, use])).toEqual([before.length + 1]);
  });
});

describe('what is no secret, or no weak one, stays silent', () => {
  const uses: [string, string][] = [
    ['javascript', 'const passwordFieldId = "pw-" + Math.random();'],
    ['javascript', 'const apiKey = apiKeys[Math.floor(Math.random() * apiKeys.length)];'],
    ['javascript', 'const shouldRefreshToken = Math.random() < 0.1;'],
    ['javascript', 'setTimeout(() => refreshToken(), Math.random() * 100);'],
    ['python', 'import random\nnext_token = random.choice(vocab)'],
    ['python', 'import random\nrng = random.SystemRandom()\ntoken = rng.choice("abc")'],
    [
      'java',
      'class A { void f() { Random r = new SecureRandom(); String token = "" + r.nextLong(); } }',
    ],
    ['java', 'class A { void f(Random r) { Token token = tokens.get(r.nextInt(9)); } }'],
    [
      'go',
      'package a\nimport "crypto/rand"\nfunc f() { token := make([]byte, 9); rand.Read(token) }',
    ],
    ['php', '<?php $token = bin2hex(random_bytes(8)) . uniqid();'],
    ['ruby', 'api_key = API_KEYS.sample'],
  ];
  it.each(uses)('%s: %s', (language, use) => {
    expect(blocked(language, use.split('\n'))).toEqual([]);
  });
});

it('says once what becomes of one value', () => {
  const lines = ['<?php $code = mt_rand(100000, 999999);', '$_SESSION["otp"] = $code;'];
  expect(blocked('php', [...lines, 'mail($to, "Code", "Your one-time code is $code");'])).toEqual([
    2,
  ]);
});

it('is blamed on the line that makes it as on the one that uses it', () => {
  const lines = [...(RANDOM_TEXT.javascript as string[]), '', 'user.resetToken = text(20);'];
  for (const line of [3, 5]) {
    const added = { has: (one: number) => one === line };
    const found = analyzeSource(lines.join('\n'), 'javascript', rules, added);
    expect(found.filter(({ blame }) => blame.includes(line)).map((one) => one.startLine)).toEqual([
      5,
    ]);
  }
});

it('ends where a call is what is filled', () => {
  expect(
    blocked('java', ['class A { void f() { Collections.shuffle(Arrays.asList(a)); } }']),
  ).toEqual([]);
});

it("writes a name's words in lower case", () => {
  const names = ['resetToken', 'RESET-TOKEN', '$reset_token', 'APIKey', ':pin'];
  expect(names.map(snakeCase)).toEqual([
    'reset_token',
    'reset_token',
    'reset_token',
    'api_key',
    'pin',
  ]);
});

it('reports what a function gives back where it is made', () => {
  const code = (line: string) => [
    'package a\nimport "math/rand"\nfunc resetToken(n int) string {',
    '\tb := make([]byte, n)\n\tfor i := range b {',
    line,
    '\t}\n\treturn string(b)\n}',
  ];
  expect(blocked('go', code('\t\tb[i] = letters[rand.Intn(9)]'))).toEqual([6]);
  expect(blocked('go', code('\t\tb[i] = letters[next(9)]'))).toEqual([]);
});
