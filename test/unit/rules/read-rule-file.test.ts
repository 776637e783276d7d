import { describe, expect, it } from 'vitest';
import { readRuleFile } from '../../../src/rules/read-rule-file.ts';

const RULE = `
  - id: no-foo
    title: foo is called
    category: code-injection
    severity: high
    confidence: high
    cwe: CWE-94
    owasp: A03:2021
    why: It runs what it is given.
    fix: Call bar.
    keywords: ['foo(']
    pattern: 'foo\\('
    examples: ['foo(1)']
    negativeExamples: ['bar(1)']
`;

const wrong = (change: (rule: string) => string) => () =>
  readRuleFile(`rules:${change(RULE)}`, 'r');

describe('a rule that does not fit says which field, and what may stand there', () => {
  it.each([
    [/ {4}cwe: .*\n/, '', 'r: rule no-foo: "cwe" is missing'],
    ['code-injection', 'hardness', 'category: "hardness" is none of secret'],
    ['severity: high', 'severity: hi', 'severity: "hi" is none of critical, high, medium, low'],
    ['CWE-94', '94', 'cwe: must be a text, not "94"'],
    ['A03:2021', 'A03', 'owasp: "A03" has not the form'],
    ["['foo(1)']", '[]', 'examples: must not be empty'],
    ['why:', 'because: x\n    why:', 'unknown key "because"'],
  ])('%s → %s', (from, to, message) => {
    expect(wrong((rule) => rule.replace(from, to))).toThrow(message);
  });
});
