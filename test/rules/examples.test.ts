import { describe, expect, test } from 'vitest';
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

/** What makes a pattern try hard: its keyword over and over, among one class of characters. */
const FILLERS = ['a', 'aA0', ': ', '.-'];

/** Lines of 64 KiB, a quarter of each for every filler: more than the windows that a line is scanned in. */
function hostileLines(keyword: string): string[] {
  const quarter = (unit: string) => unit.repeat(Math.ceil(16384 / unit.length));
  return [
    FILLERS.map((filler) => quarter(`${keyword}${filler}`)).join(''),
    FILLERS.map((filler) => quarter(`${keyword}${filler.repeat(1500)}`)).join(''),
  ];
}

test.each(
  RULES.filter(({ rule }) => rule.kind === 'pattern').map(
    (source) => [source.text.id, source] as const,
  ),
)('%s: hostile lines of 64 KiB are scanned in bounded time', async (_, source) => {
  const scan = textScanner([source]);
  for (const line of hostileLines(source.rule.keywords[0] as string)) {
    const started = process.cpuUsage();
    await scan('a.txt', line);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  }
});
