import { expect, test } from 'vitest';
import { render } from '../../helpers/render.ts';
import { sampleFinding, sampleReport } from '../../helpers/sample-report.ts';

async function rangeOf(line: string) {
  const text = await render('rdjson', sampleReport({ findings: [sampleFinding({ line })] }));
  return JSON.parse(text).diagnostics[0].location.range;
}

test('columns where bytes and UTF-16 units are the same, also on a redacted line', async () => {
  expect(await rangeOf('key = "abcd...(20)"')).toEqual({
    start: { line: 12, column: 5 },
    end: { line: 12, column: 41 },
  });
});

test.each(['é = 1', '…cut line', 'cut line…'])(
  'lines alone where they could differ: %j',
  async (line) => {
    expect(await rangeOf(line)).toEqual({ start: { line: 12 }, end: { line: 12 } });
  },
);
