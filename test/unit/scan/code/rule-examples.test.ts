import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuleFile } from '../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import type { Example } from '../../../../src/rules/rule-schema.ts';
import { wakesOf } from '../../../../src/rules/wakes.ts';
import { withWakingWords } from '../../../../src/rules/waking-words.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';
import { languageOf } from '../../../../src/scan/language.ts';

const folder = join(import.meta.dirname, '../../../../rules/code');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);
const sources = files.flatMap((name) =>
  readRuleFile(readFileSync(join(folder, name), 'utf8'), name, 100),
);
const rules = sources.map(({ rule }) => rule as CodeRule);

function found(example: Example, rule: CodeRule): string[] {
  const { text, path } = typeof example === 'string' ? { text: example, path: undefined } : example;
  const language = path === undefined ? (rule.languages[0] as string) : languageOf(path);
  const wakes = wakesOf(withWakingWords(rule));
  const opens = (line: string) =>
    rule.keywords.some((keyword) => line.toLowerCase().includes(keyword)) && wakes(line, language);
  if (!text.split('\n').some(opens)) return [];
  return analyzeSource(text, language, [rule]).map((match) => match.rule.id);
}

describe.each(sources)('$rule.id', ({ rule, text, examples, negativeExamples }) => {
  it.each(examples)('finds %s', (example) => {
    expect(found(example, rule as CodeRule)).toContain(rule.id);
  });
  it.each(negativeExamples)('leaves %s', (example) => {
    expect(found(example, rule as CodeRule)).toEqual([]);
  });
  it.each(Object.entries(text.fixes ?? {}))('has a clean fix in %s', (language, code) => {
    expect(analyzeSource(code, language, rules).map((match) => match.rule.id)).toEqual([]);
  });
});

it('has a fix as code for at least four of five blocking rules', () => {
  const blocking = sources.filter(
    ({ rule }) => rule.severity === 'critical' || rule.severity === 'high',
  );
  const fixed = blocking.filter(({ text }) => Object.keys(text.fixes ?? {}).length > 0);
  expect(fixed.length / blocking.length).toBeGreaterThanOrEqual(0.8);
});
