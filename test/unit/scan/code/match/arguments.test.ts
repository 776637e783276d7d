import { expect, test } from 'vitest';
import { readRuleFile } from '../../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../../src/scan/code/analyze.ts';

const RULES = readRuleFile(
  `rules:
  - id: x-shell
    title: t
    category: command-injection
    severity: high
    confidence: high
    cwe: CWE-78
    owasp: A03:2021
    why: w
    fix: f
    languages: [python, javascript]
    keywords: [run]
    analysis: {calls: [{callee: run, if: [{arg: shell, value: '(?i)^true$'}]}]}
    examples: [a]
    negativeExamples: [b]
`,
  'x.yaml',
).map(({ rule }) => rule as CodeRule);

const found = (source: string, language: string) => analyzeSource(source, language, RULES).length;

test('an options literal that is spread into itself is read, and reading it ends', () => {
  const python = (before: string) =>
    `def f(c, **kw):\n    if not c.x:\n        kw = {**kw, ${before}}\n    run(c, **kw)\n`;
  expect(found(python('"a": 1'), 'python')).toBe(0);
  expect(found(python('"shell": True'), 'python')).toBeLessThanOrEqual(1);
  const script = (entry: string) => `let o = {};\no = {...o, ${entry}};\nrun(c, o);\n`;
  expect(found(script('a: 1'), 'javascript')).toBe(0);
});

test('what is spread from another literal counts', () => {
  const source = 'const base = {shell: true};\nrun(c, {...base, a: 1});\n';
  expect(found(source, 'javascript')).toBe(1);
});

test('what Python spreads from a call of dict counts', () => {
  expect(found('kw = dict(a=1, shell=True)\nrun(c, **kw)\n', 'python')).toBe(1);
});

const PROGRAM = RULES.map((rule) => ({
  ...rule,
  analysis: { context: 'any', calls: [{ callee: 'run', arg: '0[0]', when: { tainted: 'high' } }] },
})) as CodeRule[];

test.each([
  ['run([request.args["a"], "b"])', 1],
  ['xs = [request.args["a"]]\nrun(xs + ["b"])', 1],
  ['run(["b", request.args["a"]])', 0],
])('the program is the first of the arguments: %s', (source, count) => {
  expect(analyzeSource(source, 'python', PROGRAM)).toHaveLength(count);
});

const HANDED = RULES.map((rule) => ({
  ...rule,
  analysis: { context: 'any', calls: [{ callee: 'os.run', when: { tainted: 'high' } }] },
})) as CodeRule[];

test.each([
  ['Thread(target=os.run, args=(request.args["a"],)).start()', 1],
  ['pool.submit(os.run, request.args["a"])', 1],
  ['await loop.run_in_executor(None, os.run, request.args["a"])', 1],
  ['list(map(os.run, request.args.getlist("a")))', 1],
  ['pool.submit(os.run, "a")', 0],
  ['register(os.run, request.args["a"])', 0],
])('a function that is handed to what calls it is called: %s', (source, count) => {
  expect(analyzeSource(source, 'python', HANDED)).toHaveLength(count);
});
