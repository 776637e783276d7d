import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRuleFile } from '../../../../../src/rules/read-rule-file.ts';
import type { CodeRule } from '../../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../../src/scan/code/analyze.ts';
import { openingSpans } from '../../../../../src/scan/code/match/opening-spans.ts';
import { buildModel } from '../../../../../src/scan/code/syntax/file-model.ts';
import { languageOf } from '../../../../../src/scan/language.ts';

const folder = join(import.meta.dirname, '../../../../../rules/code');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => readRuleFile(readFileSync(join(folder, name), 'utf8'), name, 100));
const opened = sources.filter(
  ({ rule }) => (rule as CodeRule).linePattern !== undefined,
) as ((typeof sources)[number] & { rule: CodeRule })[];

it('changes nothing of what a rule finds in a long file', () => {
  const far = '\n'.repeat(200);
  for (const { rule, examples } of opened) {
    for (const example of examples) {
      const { text, path = '' } = typeof example === 'string' ? { text: example } : example;
      const language = path === '' ? (rule.languages[0] as string) : languageOf(path);
      const long = `${text}${far}${text}${far}`;
      const { linePattern: _, ...everywhere } = rule;
      const places = (one: CodeRule) =>
        analyzeSource(long, language, [one]).map(({ startLine }) => startLine);
      expect(places(rule), rule.id).toEqual(places(everywhere));
    }
  }
});

const rule = {
  id: 'r',
  keywords: ['Token'],
  linePattern: '(?i)skip',
  analysis: {},
} as unknown as CodeRule;
const spansOf = (text: string) => openingSpans(buildModel(text, 'javascript'), rule);

it('asks for a keyword beside the pattern, in any case', () => {
  const lines = Array.from({ length: 301 }, () => 'x();');
  lines[100] = 'skip();';
  lines[200] = 'skipToken();';
  const text = lines.join('\n');
  const offsetOf = (line: number) => lines.slice(0, line).join('\n').length + 1;
  expect(spansOf(text)).toEqual([{ start: offsetOf(170), end: offsetOf(231) }]);
});

it('takes a line of which pass 1 sees windows for one that opens', () => {
  const text = `${'x();'.repeat(2000)}\ny();`;
  expect(spansOf(text)).toEqual([{ start: 0, end: text.length }]);
  expect(spansOf('x();')).toEqual([]);
});

it('has nothing to say of a rule without a pattern for lines', () => {
  const { linePattern: _, ...everywhere } = rule;
  expect(openingSpans(buildModel('x();', 'javascript'), everywhere)).toBeUndefined();
});
