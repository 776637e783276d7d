import { describe, expect, test } from 'vitest';
import type { PatternRule } from '../../src/rules/rule.ts';
import { runExamples } from '../../src/scan/run-examples.ts';
import { builtInRules, latin1 } from './built-in-rules.ts';
import { textScanner } from './scan-text.ts';

const RULES = builtInRules('secrets');

describe.each(RULES.map((source) => [source.text.id, source] as const))('%s', (_, source) => {
  test('finds its examples and keeps silent on its counter-examples', async () => {
    expect(await runExamples(source, latin1)).toEqual([]);
  });

  test('says who issued it, what is at stake, and how to mend it', () => {
    const { title, why, fix, references, cwe, owasp } = source.text;
    for (const text of [title, why, fix, cwe, owasp]) expect(text).not.toBe('');
    expect(references?.[0]).toMatch(/^https:\/\//);
    expect(title).not.toMatch(/\.$/);
  });
});

test('there are at least 250 kinds of token, and every id stands once', () => {
  const ids = RULES.map(({ text }) => text.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(RULES.filter(({ text }) => text.provider !== undefined).length).toBeGreaterThanOrEqual(
    250,
  );
});

/** Lines that make a pattern try hard: one class of characters, over and over, around its keywords. */
const HOSTILE = [
  'a',
  'A',
  '0',
  ' ',
  '\t',
  '-',
  '_',
  '.',
  '/',
  '=',
  ':',
  '"',
  "'",
  '\\',
  '\\n',
  'aA0',
  'a.',
  'a-',
  'a:',
  '"a',
  '(',
  '<a>',
  '@',
  '//',
  'eyJ',
  '=>',
  ', ',
  '%20',
];

test.each(
  RULES.filter(({ rule }) => rule.kind === 'pattern').map(
    (source) => [source.text.id, source] as const,
  ),
)('%s: hostile lines of 64 KiB are scanned in bounded time', async (_, source) => {
  const scan = textScanner([source]);
  const { keywords } = source.rule as PatternRule;
  const keyword = keywords[0] as string;
  let worst = 0;
  for (const filler of HOSTILE) {
    const run = filler.repeat(Math.ceil(3000 / filler.length));
    const line = `${run}${keyword}${run}`.repeat(Math.ceil(65536 / (2 * run.length)));
    const started = process.cpuUsage();
    await scan('a.txt', line);
    await scan(
      'a.txt',
      `${keyword}${filler}`.repeat(Math.ceil(65536 / (keyword.length + filler.length))),
    );
    worst = Math.max(worst, process.cpuUsage(started).user / 1000);
  }
  expect(worst).toBeLessThan(2000);
});
