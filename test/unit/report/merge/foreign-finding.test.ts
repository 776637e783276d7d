import { expect, test } from 'vitest';
import { foreignFinding } from '../../../../src/report/merge/foreign-finding.ts';
import type { PlacedResult } from '../../../../src/report/merge/place-results.ts';
import { scrubText } from '../../../../src/report/merge/scrub-text.ts';

const digest = (text: string) => text.replace(/\W/g, '').padEnd(64, '0');
const result = (over: Partial<PlacedResult> = {}): PlacedResult => ({
  tool: 'gitleaks',
  ruleId: 'github-pat',
  title: 'A token',
  message: 'says the secret out loud: k3yk3yk3yk3yk3yk3yk3yk3y',
  severity: 'high',
  cwe: 'CWE-798',
  category: 'hardcoded-credentials',
  uri: 'a.js',
  region: { startLine: 3, startColumn: 16, endLine: 3, endColumn: 26 },
  suppressed: undefined,
  path: 'a.js',
  ...over,
});

test('a credential is shown neither from the line nor from the tool’s message', () => {
  const finding = foreignFinding(result(), 'const token = "s3cr3t-s3c";', digest);
  expect(JSON.stringify(finding)).not.toMatch(/s3cr3t-s3c|k3yk3y/);
  expect(finding).toMatchObject({ ruleId: 'gitleaks/github-pat', startColumn: 16, endColumn: 26 });
});

test('a credential’s line is hidden whole when no column is told', () => {
  const region = { startLine: 3, endLine: 3 };
  expect(foreignFinding(result({ region }), 'password = hunter2', digest).line).toBe('pass...(18)');
});

test('mail addresses and long runs are taken out of other tools’ words', () => {
  expect(
    scrubText('by a.b@corp.example: tok_abcdefghij0123456789 in src/some_long_module_name_here.ts'),
  ).toBe('by …@…: tok_...(24) in src/some_long_module_name_here.ts');
});
