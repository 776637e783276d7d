import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CodeAnalysis } from '../../../src/rules/code-schema.ts';
import { readRuleFile } from '../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../src/rules/rule.ts';
import { analyzeSource } from '../../../src/scan/code/analyze.ts';
import { languageOf } from '../../../src/scan/language.ts';

const root = join(import.meta.dirname, '../../..');
const { requiredLiterals } = (await import(join(root, 'scripts/required-literals.mjs'))) as {
  requiredLiterals: (pattern: string, flags?: string) => string[] | undefined;
};

it.each([
  ['\\bverify\\(', ['verify(']],
  ['\\bfoo(?:bar|quux)?\\.(?:exec|run)\\(', ['.exec(', '.run(']],
  ['(?:req|request)\\.body\\b', ['req.body', 'request.body']],
  ['[vV]ery\\w*Token', ['Token']],
  ['eval(?=\\()\\(code', ['eval(code']],
  ['(?:verify)+x', ['verify']],
  ['(?<!un)safe_load', ['safe_load']],
])('knows what stands in each match of %s', (pattern, words) => {
  expect(requiredLiterals(pattern)).toEqual(words);
});

it.each([
  ['(?i)verify\\('],
  ['verify(?:\\(|\\s)|\\w+'],
  ['(?:verify)?\\w+'],
  ['(?:verify){0,3}'],
  ['[^v]\\s*abc'],
  ['in a b'],
])('promises nothing for %s', (pattern) => {
  expect(requiredLiterals(pattern)).toBeUndefined();
});

it('ignores no case where the flag says so', () => {
  expect(requiredLiterals('verify\\(', 'i')).toBeUndefined();
});

const folder = join(root, 'rules/code');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => readRuleFile(readFileSync(join(folder, name), 'utf8'), name, 100))
  .map((source) => ({ ...source, rule: source.rule as CodeRule }))
  .filter(({ rule }) => textsOf(rule).length > 0);

function textsOf(rule: CodeRule): NonNullable<CodeAnalysis['text']> {
  return (rule.analysis as CodeAnalysis).text ?? [];
}

it('changes nothing in what the examples of the rules give', () => {
  let derived = 0;
  for (const { rule, examples, negativeExamples } of sources) {
    const packed = structuredClone(rule);
    for (const sink of textsOf(packed)) {
      const words = sink.literal ?? requiredLiterals(sink.pattern, sink.flags);
      if (words === undefined) continue;
      sink.literal = words;
      derived++;
    }
    for (const example of [...examples, ...negativeExamples]) {
      const { text, path } =
        typeof example === 'string' ? { text: example, path: undefined } : example;
      const language = path === undefined ? (rule.languages[0] as string) : languageOf(path);
      const places = (one: CodeRule) =>
        analyzeSource(text, language, [one]).map(({ startLine, startColumn }) => [
          startLine,
          startColumn,
        ]);
      expect(places(packed), `${rule.id}: ${text}`).toEqual(places(rule));
    }
  }
  expect(derived).toBeGreaterThan(400);
});
