import { expect, test } from 'vitest';
import { isBlocking, type Policy, readPolicy } from '../../../../src/report/merge/policy.ts';
import { sampleFinding } from '../../../helpers/sample-report.ts';

const policy = (...values: string[]) => readPolicy(values, 0) as Policy;

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
  ['hihg', /a severity is one of/],
  ['ai=', /a severity is one of/],
  ['robot=high', /neither ai, human/],
  ['__proto__=high', /neither ai, human/],
])('refuses %s', (value, message) => {
  expect(readPolicy([value], 0)).toMatch(message);
});
