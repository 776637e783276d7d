import { expect, test } from 'vitest';
import { expandPlaceholders } from '../../src/rules/expand.ts';
import { builtInRules } from './built-in-rules.ts';
import { CONTEXTS, FILES } from './contexts.ts';
import { textScanner } from './scan-text.ts';

/** Rules for issued tokens: what they match is a form, not a place. */
const TOKEN_RULES = builtInRules('secrets').filter(
  ({ rule, token }) => rule.kind === 'pattern' && token === true && rule.judge === undefined,
);

const CASES = TOKEN_RULES.flatMap((source) => {
  const example = source.examples[0];
  const text = typeof example === 'string' ? example : (example?.text ?? '');
  const bare = /^[^{}\s"']*(?:\{\{[^}]*\}\}[^{}\s"']*)+$/.test(text) && !text.includes('=');
  return bare ? [[source.text.id, source, text] as const] : [];
});

test.each(CASES)('%s is found in every context', async (id, source, example) => {
  const scan = textScanner([source]);
  const missed: string[] = [];
  for (const { path, contexts } of FILES) {
    let text = '';
    const ends: number[] = [];
    for (const context of contexts) {
      text += context.text(expandPlaceholders(example, `${id}:${context.name}`));
      ends.push(text.split('\n').length - (text.endsWith('\n') ? 1 : 0));
    }
    const lines = (await scan(path, text)).map(({ startLine }) => startLine);
    contexts.forEach(({ name }, i) => {
      const from = i === 0 ? 0 : (ends[i - 1] as number);
      if (!lines.some((line) => line > from && line <= (ends[i] as number))) missed.push(name);
    });
  }
  expect(missed).toEqual([]);
});

test('covers the token rules, none of which looks beyond its own line', () => {
  expect(TOKEN_RULES.length).toBeGreaterThan(200);
  expect(CASES.length).toBeGreaterThan(200);
  expect(CONTEXTS.length).toBeGreaterThanOrEqual(20);
  for (const { rule } of TOKEN_RULES) {
    expect(rule).not.toHaveProperty('near');
    expect(rule).not.toHaveProperty('lines');
  }
});
