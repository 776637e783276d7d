import { expect, test } from 'vitest';
import { readRuleFile } from '../../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../../src/scan/code/analyze.ts';

/** Where a rule on functions named `f` finds something, as `line-endLine`. */
function found(sink: string, source: string, language: string): string[] {
  const rules = readRuleFile(
    `rules:
  - id: x-hollow
    title: t
    category: placeholder-security
    severity: high
    confidence: high
    cwe: CWE-636
    owasp: A04:2021
    why: w
    fix: f
    languages: [python, javascript, java]
    keywords: [f]
    analysis: {functions: [{name: '^f$', ${sink}}]}
    examples: [a]
    negativeExamples: [b]
`,
    'x.yaml',
  ).map(({ rule }) => rule as CodeRule);
  return analyzeSource(source, language, rules).map(
    ({ startLine, endLine }) => `${startLine}-${endLine}`,
  );
}

test('comments count in a function, right above it and behind it, not those of its neighbours', () => {
  const sink = `body: 'return true', says: todo`;
  expect(found(sink, 'function f() {\n  // todo\n  return true;\n}\n', 'javascript')).toHaveLength(
    1,
  );
  expect(found(sink, '// todo\nfunction f() {\n  return true;\n}\n', 'javascript')).toHaveLength(1);
  expect(found(sink, 'function f() { return true; } // todo\n', 'javascript')).toHaveLength(1);
  const neighbours =
    'function a() { return 1; // todo\n}\nfunction f() {\n  return true;\n}\n// todo\n';
  expect(found(sink, neighbours, 'javascript')).toEqual([]);
});

test("Python's text that opens a function is one of its comments", () => {
  const sink = `body: 'return True', says: todo`;
  expect(found(sink, 'def f():\n    """todo"""\n    return True\n', 'python')).toHaveLength(1);
});

test('the names of the parameters and the body are asked together', () => {
  const sink = `body: 'return', takes: '^(\\w+) => return \\1 ;$'`;
  expect(found(sink, 'function f(a) { return a; }\n', 'javascript')).toHaveLength(1);
  expect(found(sink, 'function f(a) { return b; }\n', 'javascript')).toEqual([]);
});

test('a class must be the one, or must not', () => {
  const source = 'class Guard {\n  f() {\n    return true;\n  }\n}\n';
  expect(found(`body: 'return true', in: Guard`, source, 'javascript')).toHaveLength(1);
  expect(found(`body: 'return true', in: Other`, source, 'javascript')).toEqual([]);
  expect(found(`body: 'return true', notIn: Guard`, source, 'javascript')).toEqual([]);
});

test('an empty function reaches to its brace', () => {
  expect(found(`body: '^$'`, 'class A {\n  void f() {\n    // later\n  }\n}\n', 'java')).toEqual([
    '2-4',
  ]);
});
