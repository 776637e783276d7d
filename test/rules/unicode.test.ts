import { describe, expect, it } from 'vitest';
import { runExamples } from '../../src/scan/run-examples.ts';
import { builtInRules, latin1 } from './built-in-rules.ts';

describe('rules on characters and agent files', () => {
  it.each(builtInRules('unicode'))('$text.id keeps its examples', async (source) => {
    expect(await runExamples(source, latin1)).toEqual([]);
    expect(source.examples.length).toBeGreaterThanOrEqual(2);
    expect(source.negativeExamples.length).toBeGreaterThanOrEqual(2);
  });
});
