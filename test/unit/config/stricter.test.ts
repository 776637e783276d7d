import { describe, expect, it } from 'vitest';
import { type Config, DEFAULT_CONFIG } from '../../../src/config/config.ts';
import { narrow } from '../../../src/config/narrow.ts';
import { stricterOf } from '../../../src/config/stricter.ts';
import { weakenings } from '../../../src/config/weakenings.ts';
import type { PatternRule, RuleText } from '../../../src/rules/rule.ts';

const severityOf = (id: string) => (id === 'eval' ? 'high' : undefined);
const config = (over: Partial<Config>): Config => ({ ...DEFAULT_CONFIG, ...over });
const own = (pattern: string) => ({
  rule: {
    id: 'own',
    kind: 'pattern',
    severity: 'low',
    pattern,
    keywords: ['x'],
  } as unknown as PatternRule,
  text: {} as RuleText,
  file: 'own.yaml',
});
const allow = (reason: string, paths: string[]) => ({ reason, paths });

/** A loosening, and its way back, which is none. */
const LOOSENINGS: [name: string, before: Partial<Config>, after: Partial<Config>, what: RegExp][] =
  [
    ['failOn', {}, { failOn: 'none' }, /^failOn: high → none$/],
    ['a rule off', {}, { rules: { eval: 'off' } }, /^rule eval: high → off$/],
    [
      'a rule lowered',
      { rules: { eval: 'critical' } },
      { rules: { eval: 'medium' } },
      /critical → medium/,
    ],
    [
      'a raised rule back to its own severity',
      { rules: { eval: 'critical' } },
      {},
      /critical → high/,
    ],
    ['a pack off', {}, { packsOff: ['auth'] }, /^pack auth: off$/],
    ['an allowlist entry', {}, { allowlist: [allow('x', ['a'])] }, /new entry "x"/],
    [
      'an allowlist entry widened',
      { allowlist: [allow('x', ['a'])] },
      { allowlist: [allow('x', ['a', 'b'])] },
      /new entry/,
    ],
    ['a language off', {}, { languages: { off: ['php'], files: {} } }, /language php: off/],
    [
      'a language remapped',
      {},
      { languages: { off: [], files: { '*.js': 'text' } } },
      /javascript → text/,
    ],
    ['a file limit', {}, { limits: { fileBytes: 5000, sourceBytes: 2 ** 21 } }, /no limit → 5000/],
    ['an own rule removed', { ownRules: [own('a')] }, {}, /own rule own .*removed/],
    [
      'inline ignores back on',
      { policy: { inlineIgnores: false, aiFailOn: 'medium' } },
      {},
      /off → on/,
    ],
    [
      'the AI threshold gone',
      { policy: { inlineIgnores: true, aiFailOn: 'low' } },
      {},
      /low → medium/,
    ],
    [
      'attribution switched off',
      {},
      { attribution: { mode: 'off', trailer: ['AI-GENERATED'], sensitivePaths: [], lines: true } },
      /record → off/,
    ],
  ];

describe('what a change loosens', () => {
  it.each(LOOSENINGS)('%s', (_name, before, after, what) => {
    const found = weakenings(config(before), config(after), severityOf);
    expect(found).toHaveLength(1);
    expect(found[0]?.what).toMatch(what);
    expect(weakenings(config(after), config(before), severityOf)).toEqual([]);
  });

  it('an own rule that changes can always be one', () => {
    const found = weakenings(
      config({ ownRules: [own('a')] }),
      config({ ownRules: [own('b')] }),
      severityOf,
    );
    expect(found.map(({ what }) => what)).toEqual(['own rule own (own.yaml): changed']);
  });

  it.each(LOOSENINGS)('%s does not hold for its own change', (_name, before, after) => {
    const settled = stricterOf(config(before), config(after), severityOf);
    expect(weakenings(config(before), settled, severityOf)).toEqual([]);
    const back = stricterOf(config(after), config(before), severityOf);
    expect(
      weakenings(config(before), back, severityOf).filter(
        ({ what }) => !/attribution|language of/.test(what),
      ),
    ).toEqual([]);
  });
});

describe('a nested file', () => {
  it('raises, and never lowers', () => {
    const top = config({ failOn: 'critical', rules: { eval: 'critical' }, packsOff: ['auth'] });
    const narrowed = narrow(
      top,
      {
        failOn: 'low',
        rules: { eval: 'low', other: 'high' },
        packs: { auth: 'on' },
        policy: { inlineIgnores: 'off' },
      },
      severityOf,
    );
    expect(narrowed).toMatchObject({
      failOn: 'low',
      rules: { eval: 'critical', other: 'high' },
      packsOff: [],
      policy: { inlineIgnores: false },
    });
    expect(narrow(top, { failOn: 'none' }, severityOf).failOn).toBe('critical');
    expect(narrow(top, {}, severityOf)).toEqual(top);
  });
});
