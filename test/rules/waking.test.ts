import { expect, test } from 'vitest';
import type { CodeRule } from '../../src/rules/rule.ts';
import { wakesOf } from '../../src/rules/wakes.ts';
import { withWakingWords } from '../../src/rules/waking-words.ts';
import { builtInRules } from './built-in-rules.ts';

/** As much of a line as is looked at in one go. */
const WINDOW = 8192;
/** Milliseconds of CPU for all fillers of a rule: on a slow machine the slowest takes a third of it, most a hundredth. */
const MOST = 2_000;

const FILLERS = ['(', ' ', '"', 'a', 'a.b(', '# ', '// ', '=', '<a ', '{{'];

function hostileWindows({ keywords }: CodeRule): string[] {
  const units = [...FILLERS, ...keywords.flatMap((keyword) => [keyword, `${keyword}(`])];
  return units.map((unit) => unit.repeat(Math.ceil(WINDOW / unit.length)));
}

test.each(builtInRules('code').map(({ rule }) => [rule.id, rule as CodeRule] as const))(
  '%s: hostile windows are asked in bounded time',
  (_, rule) => {
    const wakes = wakesOf(withWakingWords(rule));
    const started = process.cpuUsage();
    for (const line of hostileWindows(rule)) wakes(line, rule.languages[0] as string);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(MOST);
  },
);
