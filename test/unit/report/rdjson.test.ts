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

const replacement = { startLine: 12, startColumn: 9, endLine: 12, endColumn: 14, text: 'True' };

test.each([
  ['on the line that is shown', {}, 1],
  ['not where columns could differ', { line: 'é = verify=False' }, 0],
  ['not on another line', { startLine: 11 }, 0],
])('a suggestion %s', async (_name, over, count) => {
  const findings = [sampleFinding({ replacement, ...over })];
  const [{ suggestions = [] }] = JSON.parse(
    await render('rdjson', sampleReport({ findings })),
  ).diagnostics;
  expect(suggestions).toHaveLength(count);
  if (count === 0) return;
  expect(suggestions[0]).toEqual({
    range: { start: { line: 12, column: 9 }, end: { line: 12, column: 14 } },
    text: 'True',
  });
});
