import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ToolError } from '../../../../src/errors.ts';
import { readRuleFile } from '../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';

const HEAD = {
  id: 'team.no-this',
  message: 'Do not do this. It hurts.',
  severity: 'ERROR',
  languages: ['js'],
};

function read(rule: Record<string, unknown>) {
  const [source] = readRuleFile(stringify({ rules: [{ ...HEAD, ...rule }] }), 'team.yaml');
  if (source === undefined) throw new Error('no rule');
  return source;
}

function linesFound(
  rule: Record<string, unknown>,
  text: string,
  language = 'javascript',
): number[] {
  return analyzeSource(text, language, [read(rule).rule as CodeRule]).map(
    ({ startLine }) => startLine,
  );
}

describe('what is found', () => {
  it.each([
    [{ pattern: 'eval(...)' }, 'eval(x)', 'evaluate(x)'],
    [{ pattern: '$VAR = "sk_..."' }, 'const key = "sk_abc"', 'const key = "pk_abc"'],
    [{ pattern: '$X.innerHTML = $Y' }, 'el.innerHTML = html', 'el.textContent = html'],
    [{ pattern: 'exec($CMD, ...)' }, 'exec(cmd, { cwd }, done)', 'spawn(cmd, { cwd })'],
    [{ pattern: 'fetch(..., { insecure: true })' }, 'fetch(url, { insecure: true })', 'fetch(url)'],
    [{ pattern: 'foo("...")' }, "foo('any')", 'foo(name)'],
    [{ pattern: 'compare($A, $A)' }, 'compare(user.id, user.id)', 'compare(user.id, other.id)'],
    [{ pattern: 'log("=~/pass.*/")' }, 'log("password")', 'log("name")'],
    [{ 'pattern-regex': 'TODO_[A-Z]+' }, 'x = TODO_FIX', 'x = TODO_'],
    [{ 'pattern-regex': '(?i)debugger' }, 'DEBUGGER', 'debug'],
    [
      { 'pattern-either': [{ pattern: 'alert(...)' }, { pattern: 'confirm(...)' }] },
      'confirm(a)',
      'prompt(a)',
    ],
    [
      { patterns: [{ pattern: 'open($P)' }, { 'pattern-not': 'open("...")' }] },
      'open(path)',
      'open("a.txt")',
    ],
    [
      {
        patterns: [
          { pattern: '$F($X)' },
          { 'metavariable-regex': { metavariable: '$F', regex: '^danger\\w*$' } },
          { 'pattern-not-regex': 'dangerFree' },
        ].map((part) => ('pattern' in part ? { pattern: 'dangerous($X)' } : part)),
      },
      'dangerous(x)',
      'harmless(x)',
    ],
    [
      {
        patterns: [
          { pattern: 'set($KEY, ...)' },
          { 'metavariable-regex': { metavariable: '$KEY', regex: '^secret$' } },
        ],
      },
      'set("secret", 1)',
      'set("secretary", 1)',
    ],
  ])('%j', (rule, bad, good) => {
    expect(linesFound(rule, `\n${bad}\n`)).toEqual([2]);
    expect(linesFound(rule, `\n${good}\n`)).toEqual([]);
  });

  it('reads over line breaks, and nothing in comments', () => {
    expect(linesFound({ pattern: 'exec($A, $B)' }, 'exec(\n  a,\n  b,\n)')).toEqual([]);
    expect(linesFound({ pattern: 'exec($A, $B)' }, 'exec(\n  a,\n  b)')).toEqual([1]);
    expect(linesFound({ pattern: 'exec($A)' }, '// exec(a)')).toEqual([]);
  });

  it('takes severity, CWE, OWASP and the reason along', () => {
    const { rule, text } = read({
      pattern: 'eval(...)',
      metadata: { cwe: ['CWE-95: Eval injection'], owasp: 'A03:2021 - Injection' },
    });
    expect(rule).toMatchObject({
      id: 'team-no-this',
      severity: 'high',
      category: 'code-injection',
      keywords: ['eval'],
    });
    expect(text).toMatchObject({ title: 'Do not do this.', cwe: 'CWE-95', owasp: 'A03:2021' });
  });

  it('makes a rule for any file of generic ones', () => {
    const { rule } = read({ 'pattern-regex': 'internal\\.example\\.com', languages: ['generic'] });
    expect(rule).toMatchObject({
      kind: 'pattern',
      pattern: 'internal\\.example\\.com',
      keywords: ['internal'],
    });
  });
});

describe('what is refused', () => {
  it.each([
    [{ pattern: 'eval(...)', mode: 'taint' }, /"mode"/],
    [
      { patterns: [{ pattern: 'eval($X)' }, { 'pattern-inside': 'function $F() { ... }' }] },
      /pattern-inside/,
    ],
    [{ patterns: [{ pattern: 'a_b($X)' }, { pattern: 'c_d($X)' }] }, /2 positive parts/],
    [{ patterns: [{ 'pattern-not': 'eval($X)' }] }, /0 positive parts/],
    [{ 'pattern-either': [{ patterns: [{ pattern: 'eval($X)' }] }] }, /pattern-either: patterns/],
    [{ pattern: 'eval(<... $X ...>)' }, /deep expression/],
    [{ pattern: 'foo();\nbar();' }, /several statements/],
    [{ pattern: '$X == $X' }, /fixed text/],
    [{ pattern: '...' }, /matches everything/],
    [{ 'pattern-regex': '(?>atomic)' }, /pattern-regex/],
    [{ pattern: 'eval(...)', languages: ['cobol'] }, /cobol/],
    [{ pattern: 'eval(...)', severity: 'TERRIBLE' }, /TERRIBLE/],
    [{}, /without a pattern/],
  ])('%j', (rule, reason) => {
    expect(() => read(rule)).toThrow(ToolError);
    expect(() => read(rule)).toThrow(reason);
    expect(() => read(rule)).toThrow(/^team\.yaml: rule team\.no-this: /);
  });
});
