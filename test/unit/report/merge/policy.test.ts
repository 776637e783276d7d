import { expect, test } from 'vitest';
import {
  asksOrigin,
  describePolicy,
  isBlocking,
  type Policy,
  readPolicy,
} from '../../../../src/report/merge/policy.ts';
import { sampleFinding } from '../../../helpers/sample-report.ts';

function policy(...values: string[]): Policy {
  const asked = readPolicy(values, 0);
  if (typeof asked === 'string') throw new Error(asked);
  return { ...asked, failOn: asked.failOn ?? 'high' };
}

test.each([
  [[], 'high', {}, true],
  [[], 'medium', {}, false],
  [['critical'], 'high', {}, false],
  [['none'], 'critical', {}, false],
  [['ai=medium'], 'medium', { origin: 'ai' }, true],
  [['ai=medium'], 'medium', { origin: 'human' }, false],
  [['human=critical'], 'high', { origin: 'human' }, false],
  [['human=critical'], 'high', { origin: 'unknown' }, true],
  [['sql-injection=none'], 'critical', {}, false],
  [['sql-injection=low'], 'low', {}, true],
  [['sql-injection=none', 'ai=medium'], 'medium', { origin: 'ai' }, true],
] as const)('%j on %s %j: blocks %s', (values, severity, over, blocks) => {
  expect(isBlocking(sampleFinding({ severity, ...over }), policy(...values))).toBe(blocks);
});

test.each([
  [[], 'medium', 'ai', true],
  [[], 'medium', 'human', false],
  [[], 'medium', 'unknown', false],
  [[], 'low', 'ai', false],
  [['ai=none'], 'critical', 'ai', false],
  [['sql-injection=none'], 'critical', 'ai', false],
] as const)(
  'configured ai=medium, %j, on %s by %s: blocks %s',
  (values, severity, origin, blocks) => {
    const configured: Policy = { ...policy(...values), aiFailOn: 'medium' };
    expect(isBlocking(sampleFinding({ severity, origin }), configured)).toBe(blocks);
  },
);

test('who wrote a line is asked only where the verdict hangs on it', () => {
  const configured: Policy = { ...policy(), aiFailOn: 'medium' };
  const asked = (['critical', 'high', 'medium', 'low'] as const).filter((severity) =>
    asksOrigin(sampleFinding({ severity }), configured),
  );
  expect(asked).toEqual(['medium']);
  expect(asksOrigin(sampleFinding({ severity: 'medium' }), policy())).toBe(false);
});

test('the words say the configured threshold, and what was asked instead', () => {
  const configured: Policy = { ...policy(), aiFailOn: 'medium' };
  expect(describePolicy(configured)).toBe('from high up, ai from medium');
  expect(describePolicy({ ...configured, byOrigin: { ai: 'low' } })).toBe(
    'from high up, ai from low',
  );
});

test.each([
  ['hihg', /a severity is one of/],
  ['ai=', /a severity is one of/],
  ['robot=high', /neither ai, human/],
  ['__proto__=high', /neither ai, human/],
])('refuses %s', (value, message) => {
  expect(readPolicy([value], 0)).toMatch(message);
});
