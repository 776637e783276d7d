import { expect, it } from 'vitest';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';

const rule = {
  kind: 'code',
  id: 'sink',
  category: 'sql-injection',
  severity: 'critical',
  confidence: 'high',
  languages: ['python'],
  keywords: [],
  analysis: {
    context: 'sql',
    calls: [
      {
        callee: ['db.execute', 'sqlalchemy.text'],
        text: '@sql',
        when: { tainted: 'critical', param: 'high' },
      },
    ],
    builds: [
      { text: '@sql-value', when: { tainted: 'critical', param: 'high' } },
      { text: '@sql-clause', when: { tainted: 'critical', param: 'medium' } },
    ],
  },
} as unknown as CodeRule;

const matches = (lines: string[]) =>
  analyzeSource([...lines, 'import sqlalchemy as sa'].join('\n'), 'python', [rule]);
const found = (lines: string[]) => matches(lines).map((one) => [one.startLine, one.severity]);

it('tells a flaw once, where the value is used', () => {
  const built = 'q = f"SELECT * FROM t WHERE a = \'{x}\'"';
  expect(found(['def f(x):', `  ${built}`, '  db.execute(q)'])).toEqual([[3, 'high']]);
  expect(found(['def f(x):', `  ${built}`, '  s = sa.text(q)', '  db.execute(s)'])).toEqual([
    [4, 'high'],
  ]);
  expect(found(['def f(x):', `  db.execute(sa.text(${built.slice(4)}))`])).toEqual([[2, 'high']]);
});

it('tells of a text that nothing here runs where it is built', () => {
  expect(found(['def f(x):', '  return f"SELECT * FROM t WHERE a = \'{x}\'"'])).toEqual([
    [2, 'high'],
  ]);
});

it('tells of each use of one text', () => {
  const lines = [
    'def f(x):',
    '  q = "DELETE FROM t WHERE a = " + x',
    '  db.execute(q)',
    '  db.execute(q)',
  ];
  expect(found(lines)).toEqual([
    [3, 'high'],
    [4, 'high'],
  ]);
});

it('reads neighbouring literals as one text', () => {
  const lines = ['def f(x):', '  db.execute("SELECT * FROM t "', '    f"WHERE a = {x}")'];
  expect(found(lines)).toEqual([[2, 'high']]);
});

it('blames what was told on the way, whichever lines it spans', () => {
  const lines = [
    'def f(x):',
    '  q = f"""SELECT *',
    '    FROM t',
    '    WHERE a = \'{x}\'"""',
    '  db.execute(q)',
  ];
  const [only] = matches(lines);
  expect(only?.startLine).toBe(5);
  expect(only?.blame).toEqual(expect.arrayContaining([2, 3, 4, 5]));
});

it('keeps a piece that brings outside data: the other pieces may be sound', () => {
  const lines = [
    'q = "SELECT * FROM t WHERE a = " + request.args["a"]',
    'q += " AND b = " + request.args["b"]',
    'db.execute(q)',
  ];
  expect(found(lines)).toEqual([
    [2, 'critical'],
    [3, 'critical'],
  ]);
});
