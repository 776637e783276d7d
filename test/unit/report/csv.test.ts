import { expect, test } from 'vitest';
import { render } from '../../helpers/render.ts';
import { fullReport, sampleFinding, sampleReport } from '../../helpers/sample-report.ts';

/** RFC 4180, quoted line breaks included. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('every row has as many cells as the header, suppressed ones with who and why', async () => {
  const [head, ...rows] = parse(await render('csv', fullReport()));
  expect(rows).toHaveLength(7);
  for (const row of rows) expect(row).toHaveLength(head?.length ?? 0);
  expect(rows[5]?.slice(-2)).toEqual(['inline', 'constant | table <name>']);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '  =1', '\t=1', '\r=1', '＝1+1', '＠A'])(
  'no cell runs as a formula: %j',
  async (path) => {
    const [head = [], row = []] = parse(
      await render('csv', sampleReport({ findings: [sampleFinding({ path })] })),
    );
    expect(row[head.indexOf('path')]).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/);
  },
);
