import { describe, expect, test } from 'vitest';
import { expandPlaceholders } from '../../src/rules/expand.ts';
import { compileRules } from '../../src/rules/rule-set.ts';
import { createScanner } from '../../src/scan/scanner.ts';
import { builtInRules, latin1 } from './built-in-rules.ts';
import { CONTEXTS } from './contexts.ts';

/** Rules for issued tokens: what they match is a form, not a place. */
const TOKEN_RULES = builtInRules('secrets').filter(
  ({ rule, token }) => rule.kind === 'pattern' && token === true && rule.judge === undefined,
);

describe.each(TOKEN_RULES.map((source) => [source.text.id, source] as const))('%s', (_, source) => {
  test('is found in every context', async () => {
    const rules = compileRules([source.rule]);
    const missed: string[] = [];
    const example = source.examples[0];
    const text = typeof example === 'string' ? example : (example?.text ?? '');
    const bare =
      /^[^{}\s"']*(?:\{\{[^}]*\}\}[^{}\s"']*)+$/.test(text) && !text.includes('=')
        ? text
        : undefined;
    if (bare === undefined) return;
    for (const context of CONTEXTS) {
      const token = expandPlaceholders(bare, `${source.text.id}:${context.name}`);
      const scanner = createScanner({ rules, decode: latin1 });
      const bytes = new TextEncoder().encode(context.text(token));
      const file = { path: context.path, oid: null, mode: '100644', isNew: true };
      scanner.push({ file, startLine: 1, startByte: 0, bytes });
      const found = await scanner.finish(
        async () => null,
        async () => ({ digest: () => '0'.repeat(64), textOf: () => source.text }),
      );
      if (found.length === 0) missed.push(context.name);
    }
    expect(missed).toEqual([]);
  });
});

test('covers the token rules', () => {
  expect(TOKEN_RULES.length).toBeGreaterThan(200);
  expect(CONTEXTS.length).toBeGreaterThanOrEqual(20);
});
