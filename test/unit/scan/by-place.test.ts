import { expect, it } from 'vitest';
import type { CodeRule } from '../../../src/rules/rule.ts';
import { byPlace } from '../../../src/scan/by-place.ts';
import type { CodeMatch } from '../../../src/scan/code/analyze.ts';

function match(rule: Partial<CodeRule>, severity?: CodeMatch['severity']): CodeMatch {
  return {
    rule: { category: 'sql-injection', severity: 'critical', ...rule } as CodeRule,
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 2,
    blame: [1],
    ...(severity === undefined ? {} : { severity }),
  };
}

it.each(['test/db.js', 'src/db.test.ts', 'tests/test_db.py', 'vendor/lib/db.php', 'web/a.min.js'])(
  'warns of a flaw in %s',
  (path) => {
    expect(byPlace(match({}), path).severity).toBe('medium');
  },
);

it.each(['src/db.js', 'lib/ws.ts', 'examples/db.js', 'docs/db.py', 'src/latest/db.js'])(
  'leaves a flaw in %s as it is',
  (path) => {
    expect(byPlace(match({}), path).severity).toBeUndefined();
  },
);

it('warns of debug mode in examples and in settings for development', () => {
  const debug = () => match({ category: 'debug-mode' });
  expect(byPlace(debug(), 'examples/app.py').severity).toBe('medium');
  expect(byPlace(debug(), 'site/settings/dev.py').severity).toBe('medium');
  expect(byPlace(debug(), 'src/app.py').severity).toBeUndefined();
  expect(byPlace(match({}), 'site/settings/dev.py').severity).toBeUndefined();
});

it('makes nothing worse', () => {
  expect(byPlace(match({}, 'low'), 'test/db.js').severity).toBe('low');
});

it('blocks what hides its meaning, in tests too', () => {
  expect(byPlace(match({ category: 'trojan-source' }), 'test/db.js').severity).toBeUndefined();
});
