import { describe, expect, it } from 'vitest';
import { formatJson } from '../../../src/report/json.ts';
import type { ScanReport } from '../../../src/report/scan-report.ts';
import { show } from '../../../src/report/show.ts';

describe('show', () => {
  it.each([
    ['\u001b]0;title\u0007', '\\u{1b}]0;title\\u{7}'],
    ['a\nb\rc', 'a\\u{a}b\\u{d}c'],
    ['\u009b2J', '\\u{9b}2J'],
    ['a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
    ['a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['tab\there', 'tab here'],
    ['\ud800x', '\\u{d800}x'],
    ['::error::x', '\\u{3a}:error::x'],
    ['   ::add-mask::x', '   \\u{3a}:add-mask::x'],
    ['x ##[add-mask]y', 'x ##\\u{5b}add-mask]y'],
    ['x ##vso[task.x]y', 'x ##vso\\u{5b}task.x]y'],
    ['std::string a[1] # b', 'std::string a[1] # b'],
    ['héllo 日本 😀 👩', 'héllo 日本 😀 👩'],
  ])('%j becomes %j', (text, shown) => {
    expect(show(text)).toBe(shown);
  });
});

describe('formatJson', () => {
  it('is JSON that means the text it was given, without one character a terminal obeys', () => {
    const report = {
      version: '1',
      source: '\u001b\u009b\u202e\u{e0041}\u007f',
      totals: { files: 1, addedLines: 1, addedBytes: 1 },
      rules: 1,
      durationMs: 1.4,
      failOn: 'high',
      findings: [],
      suppressed: [],
      notices: [],
    } satisfies ScanReport;
    const json = formatJson(report);
    expect(json).toMatch(/^[\x20-\x7e\n]*$/);
    expect(JSON.parse(json).source).toBe(report.source);
  });
});
