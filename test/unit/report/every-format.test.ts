import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../src/report/formats.ts';
import { render } from '../../helpers/render.ts';
import { fullReport, sampleReport } from '../../helpers/sample-report.ts';

const UNSAFE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f]/;

describe.each(Object.keys(FORMATS))('%s', (format) => {
  test('holds no character that a terminal obeys', async () => {
    expect(await render(format, fullReport())).not.toMatch(UNSAFE);
  });

  test('ends with a line break and says something on an empty report', async () => {
    const text = await render(format, sampleReport({ findings: [] }));
    expect(text.endsWith('\n')).toBe(true);
  });

  test('cannot be made to speak to the build log by a name or a line', async () => {
    for (const line of (await render(format, fullReport())).split('\n')) {
      if (format === 'github' && /^::(error|warning|notice) file=/.test(line)) continue;
      expect(line).not.toMatch(/^\s*::/);
      expect(line).not.toMatch(/##\w*\[/);
    }
  });
});
