import { describe, expect, it } from 'vitest';
import { runExamples } from '../../src/scan/run-examples.ts';
import { builtInRules, latin1 } from './built-in-rules.ts';
import { textScanner } from './scan-text.ts';

const RULES = builtInRules('unicode');

describe('rules on characters and agent files', () => {
  it.each(RULES)('$text.id keeps its examples', async (source) => {
    expect(await runExamples(source, latin1)).toEqual([]);
    expect(source.examples.length).toBeGreaterThanOrEqual(2);
    expect(source.negativeExamples.length).toBeGreaterThanOrEqual(2);
  });

  it.each(RULES)('$text.id reads hostile lines in bounded time', async (source) => {
    const scan = textScanner([source]);
    const keyword = source.rule.keywords[0] as string;
    for (const filler of ['a', 'send ', '\u05D0', '\u200D']) {
      const unit = `${keyword}${filler}`;
      const started = process.cpuUsage();
      await scan('a.js', unit.repeat(Math.ceil(65536 / unit.length)));
      expect(process.cpuUsage(started).user / 1000, JSON.stringify(filler)).toBeLessThan(4000);
    }
  });

  it('leaves real texts in scripts that join letters or run from right to left', async () => {
    const scan = textScanner(RULES.filter(({ rule }) => rule.paths?.include === undefined));
    const texts = [
      'const fa = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";',
      'const hi = "\u0915\u094D\u200D\u0937";',
      'const he = "\u2067\u05E9\u05DC\u05D5\u05DD\u2069 (1)";',
      'const flag = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}";',
      'const hearts = "\u2764\uFE0F\u2764\uFE0F\u2764\uFE0F\u2764\uFE0F\u2764\uFE0F";',
      'const kiss = "\u{1F469}\u200D\u2764\uFE0F\u200D\u{1F48B}\u200D\u{1F468}";',
    ];
    for (const text of texts) expect(await scan('a.js', text), text).toEqual([]);
  });
});
