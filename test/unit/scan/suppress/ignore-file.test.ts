import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatIgnoreFile,
  isDay,
  leadingComments,
  parseIgnoreFile,
} from '../../../../src/scan/suppress/ignore-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const entry = fc.record({
  ruleId: fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}$/),
  path: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((path) => !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(path) && !/\p{Surrogate}/u.test(path)),
  fingerprint: fc.stringMatching(/^[0-9a-f]{32}$/),
  until: fc.option(fc.constantFrom('2026-01-31', '2028-02-29'), { nil: undefined }),
  reason: fc
    .stringMatching(/^[a-zA-Z][\w ,.]{0,30}[a-z]$/)
    .map((text) => text.replace(/\s+/g, ' ')),
});

describe('the file of accepted findings', () => {
  it('reads back what it writes, whatever the path', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (one) => one.fingerprint }), (entries) => {
        const text = formatIgnoreFile(['# head'], entries);
        const lines = text.trimEnd().split('\n').slice(1);
        expect(lines).toEqual([...lines].sort());
        const read = parseIgnoreFile(bytes(text), 'f').map(({ line: _line, ...one }) => one);
        const byPrint = (a: { fingerprint: string }, b: { fingerprint: string }) =>
          a.fingerprint < b.fingerprint ? -1 : 1;
        expect(read.sort(byPrint)).toEqual([...entries].sort(byPrint));
      }),
    );
  });

  it('takes CRLF, blank lines, comments and a line that stands twice', () => {
    const line = `a-b src/x.py ${'0f'.repeat(16)} why not`;
    const read = parseIgnoreFile(bytes(`\ufeff# c\r\n\r\n${line}\r\n${line}\r\n`), 'f');
    expect(read).toEqual([
      {
        ruleId: 'a-b',
        path: 'src/x.py',
        fingerprint: '0f'.repeat(16),
        until: undefined,
        reason: 'why not',
        line: 3,
      },
    ]);
  });

  it('keeps the comments at its head', () => {
    expect(leadingComments('# a\n# b\nx\n# c\n')).toEqual(['# a', '# b']);
    expect(leadingComments('')).toEqual([]);
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', 'soon', ''])('%s is no day', (text) => {
    expect(isDay(text)).toBe(false);
  });
});
