import { expect, test } from 'vitest';
import { render } from '../../helpers/render.ts';
import {
  fullReport,
  HOSTILE_PATH,
  sampleFinding,
  sampleReport,
} from '../../helpers/sample-report.ts';

/** Everything markdown or HTML could act on, once our own tags and rules are taken away. */
function strip(markdown: string): string {
  return markdown.replace(/<\/?(?:code|sub|details|summary|br)>/g, '').replace(/&#\d+;/g, '');
}

test('no name, title or line becomes markup, a mention or a link', async () => {
  const text = strip(await render('markdown', fullReport()));
  expect(text).not.toMatch(/[<>@`[\]*_]|https?:|img src=x/);
});

test('a table row has the same number of cells whatever a name holds', async () => {
  const findings = [sampleFinding(), sampleFinding({ path: HOSTILE_PATH, line: 'a | b' })];
  const rows = (await render('markdown', sampleReport({ findings })))
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(row.split('|')).toHaveLength(6);
});

test('says nothing to scan, never clean, on an empty change', async () => {
  const report = sampleReport({
    findings: [],
    totals: { files: 0, addedLines: 0, addedBytes: 0 },
  });
  expect(await render('markdown', report)).toMatch(/nothing to scan in <code>staged/);
});

test('1,000 findings: worst hundred in the table, the rest counted, well under a comment', async () => {
  const findings = Array.from({ length: 1000 }, (_, at) => sampleFinding({ startLine: at + 1 }));
  const text = await render('markdown', sampleReport({ findings }));
  expect(text).toContain('and 900 more');
  expect(text.length).toBeLessThan(65_536);
});
