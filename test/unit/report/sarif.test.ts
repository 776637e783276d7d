import { expect, test } from 'vitest';
import { cutNotice } from '../../../src/report/sarif.ts';
import { render } from '../../helpers/render.ts';
import { fullReport, sampleFinding, sampleReport } from '../../helpers/sample-report.ts';

// biome-ignore lint/suspicious/noExplicitAny: a parsed document, asserted field by field
type Json = any;

async function run(report = fullReport(), over = {}): Promise<Json> {
  return JSON.parse(await render('sarif', report, over)).runs[0];
}

test('rules are unique, each result points to its own, worst severity decides', async () => {
  const { tool, results } = await run();
  const ids = tool.driver.rules.map(({ id }: Json) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const result of results) expect(ids[result.ruleIndex]).toBe(result.ruleId);
  expect(ids).toContain('only-suppressed');
});

test('security-severity is a string in the band that GitHub shows for the severity', async () => {
  const { tool } = await run();
  for (const { id, properties } of tool.driver.rules) {
    expect(typeof properties['security-severity'], id).toBe('string');
    expect(properties.tags.length).toBeLessThanOrEqual(10);
    expect(properties.tags).toContain('security');
    expect(['high', 'medium', 'low']).toContain(properties.precision);
  }
  const byId = Object.fromEntries(tool.driver.rules.map((rule: Json) => [rule.id, rule]));
  expect(Number(byId['aws-access-key'].properties['security-severity'])).toBeGreaterThan(9);
  expect(Number(byId['sql-string-concat'].properties['security-severity'])).toBeLessThan(9);
});

test('names are relative URI references with forward slashes, every reserved character encoded', async () => {
  const { results } = await run();
  const uris = results.map(
    ({ locations }: Json) => locations[0].physicalLocation.artifactLocation.uri,
  );
  expect(uris).toContain('deploy/a%20b%231%25.env');
  for (const uri of uris) {
    expect(uri).toMatch(/^[A-Za-z0-9._~%/-]+$/);
    expect(new URL(uri, 'file:///r/').pathname.startsWith('/r/')).toBe(true);
  }
});

test('holds our fingerprint under our own key, and leaves primaryLocationLineHash to the upload', async () => {
  const { results } = await run();
  for (const { partialFingerprints } of results) {
    expect(Object.keys(partialFingerprints)).toEqual(['hunkguardFingerprint/v1']);
  }
});

test('suppressed results say by what; standing ones say that nothing suppresses them', async () => {
  const { results } = await run();
  const kinds = results.map(({ suppressions }: Json) => suppressions.map(({ kind }: Json) => kind));
  expect(kinds.slice(-2)).toEqual([['inSource'], ['external']]);
  expect(kinds.slice(0, -2).every((list: Json) => list.length === 0)).toBe(true);
});

test('a mechanical fix is a replacement in the finding’s own file', async () => {
  const { results } = await run();
  const fixes = results.flatMap(({ fixes = [] }: Json) => fixes);
  expect(fixes).toEqual([
    {
      description: { text: 'Pass the value as a parameter.' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'src/db.ts' },
          replacements: [
            {
              deletedRegion: { startLine: 13, startColumn: 9, endLine: 13, endColumn: 14 },
              insertedContent: { text: 'true' },
            },
          ],
        },
      ],
    },
  ]);
});

test('embeds neither code nor mail addresses', async () => {
  const report = sampleReport({ findings: [sampleFinding({ line: 'mail = "a@b.example"' })] });
  expect(await render('sarif', report)).not.toContain('a@b.example');
});

test('the category becomes the automation id', async () => {
  expect((await run(fullReport(), { category: 'svc' })).automationDetails.id).toBe('svc/');
});

test('5,001 results: the worst 5,000 are kept, and it is said', async () => {
  const findings = Array.from({ length: 5001 }, (_, at) =>
    sampleFinding({
      severity: at === 5000 ? 'critical' : 'low',
      startLine: at + 1,
      endLine: at + 1,
    }),
  );
  const report = sampleReport({ findings });
  const { results, invocations } = await run(report);
  expect(results).toHaveLength(5000);
  expect(results[0].locations[0].physicalLocation.region.startLine).toBe(5001);
  expect(invocations[0].toolExecutionNotifications[0].message.text).toMatch(/1 were left out/);
  expect(cutNotice(report)).toMatch(/1 were left out/);
  expect(cutNotice(fullReport())).toBeUndefined();
});

test('a reason that names a mail address does not carry it out', async () => {
  const suppression = { by: 'inline', reason: 'agreed with bob@example.com' } as const;
  const report = sampleReport({ findings: [], suppressed: [{ ...sampleFinding(), suppression }] });
  expect(await render('sarif', report)).not.toContain('bob@example.com');
});
