import { describe, expect, it } from 'vitest';
import type { LineOwner } from '../../../src/attribution/marker-review.ts';
import { isHandleOf, reviewMarkers } from '../../../src/attribution/marker-review.ts';
import { writeMarker, writeReview } from '../../../src/attribution/marker-write.ts';
import { parseMarkers } from '../../../src/attribution/markers.ts';

const ai = (source: string, path: string) =>
  parseMarkers(source, path).map(({ kind, name, date }) => `${kind} ${name} ${date}`);

describe('parseMarkers', () => {
  it.each([
    ['a.ts', '// AI-GENERATED: Claude Code (2026-03-01)'],
    ['a.ts', '/* AI-GENERATED: Claude Code (2026-03-01) */'],
    ['a.ts', '/**\n * AI-GENERATED: Claude Code (2026-03-01)\n */'],
    ['a.ts', 'go(); // AI-GENERATED: Claude Code (2026-03-01)'],
    ['a.ts', '// AI-GENERATED: claude (claude-opus-4.6) (2026-03-01)\r'],
    ['a.py', '    # AI-GENERATED: Claude Code (2026-03-01)'],
    ['a.sql', '-- AI-GENERATED: Claude Code (2026-03-01)'],
    ['a.lua', '-- AI-GENERATED: Claude Code (2026-03-01)'],
    ['a.html', '<!-- AI-GENERATED: Claude Code (2026-03-01) -->'],
    ['a.md', '<!-- AI-GENERATED: Claude Code (2026-03-01) -->'],
    ['a.css', '/* AI-GENERATED: Claude Code (2026-03-01) */'],
    ['a.el', ';; AI-GENERATED: Claude Code (2026-03-01)'],
    ['a.tex', '% AI-GENERATED: Claude Code (2026-03-01)'],
    ['a.ml', '(* AI-GENERATED: Claude Code (2026-03-01) *)'],
    ['a.hs', '{- AI-GENERATED: Claude Code (2026-03-01) -}'],
    ['a.vb', "' AI-GENERATED: Claude Code (2026-03-01)"],
    ['a.bat', 'REM AI-GENERATED: Claude Code (2026-03-01)'],
    ['a.ps1', '<# AI-GENERATED: Claude Code (2026-03-01) #>'],
    ['a.j2', '{# AI-GENERATED: Claude Code (2026-03-01) #}'],
    ['a.erb', '<%# AI-GENERATED: Claude Code (2026-03-01) %>'],
    ['Dockerfile', '# AI-GENERATED: Claude Code (2026-03-01)'],
    ['a.unknown', '// AI-GENERATED: Claude Code (2026-03-01)'],
  ])('%s: %s', (path, source) => expect(ai(source, path)).toEqual(['ai Claude Code 2026-03-01']));

  it.each([
    ['a.ts', 'const a = "// AI-GENERATED: Claude Code (2026-03-01)";'],
    ['a.ts', "x = 'see // AI-GENERATED: y';"],
    ['a.ts', '// see AI-GENERATED: Claude Code'],
    ['a.ts', '// AI-GENERATED: a description, with commas'],
    ['a.ts', '// AI-GENERATED: none'],
    ['a.ts', '# AI-GENERATED: Claude Code'],
    ['a.md', '# AI-GENERATED: what it means'],
    ['a.json', '// AI-GENERATED: Claude Code'],
    ['a.ts', '// REVIEWED: yes'],
    ['a.ts', 'url = "https://AI-GENERATED: x"'],
  ])('none in %s: %s', (path, source) => expect(ai(source, path)).toEqual([]));

  it('reads reviews', () =>
    expect(ai('// AI-GENERATED: Codex\n// REVIEWED: @ada-l (2026-03-02)\nf();', 'a.ts')).toEqual([
      'ai Codex null',
      'review ada-l 2026-03-02',
    ]));
});

describe('cover', () => {
  const cover = (source: string, path = 'a.ts') =>
    parseMarkers(source, path).map((marker) => `${marker.cover.start}-${marker.cover.end}`);
  it.each([
    ['the file', '// AI-GENERATED: Codex\n\na();\n\nb();\n', ['3-5']],
    [
      'the file, below a shebang and a licence',
      '#!/usr/bin/env node\n// MIT\n// AI-GENERATED: Codex\n\na();\n',
      ['5-5'],
    ],
    [
      'a function',
      'x();\n\n// AI-GENERATED: Codex\nfunction a() {\n  b();\n\n  c();\n}\nfunction d() {\n}\n',
      ['4-8'],
    ],
    [
      'if and else',
      'x();\n// AI-GENERATED: Codex\nif (a) {\n  b();\n} else {\n  c();\n}\nd();\n',
      ['3-7'],
    ],
    [
      'a brace of its own',
      'x();\n// AI-GENERATED: Codex\nvoid a()\n{\n  b();\n}\n\nd();\n',
      ['3-6'],
    ],
    ['a paragraph', 'x();\n// AI-GENERATED: Codex\na = 1;\nb = 2;\n\nc = 3;\n', ['3-4']],
    ['one line', 'x();\ny(); // AI-GENERATED: Codex\nz();\n', ['2-2']],
    ['nothing', 'x();\n// AI-GENERATED: Codex\n\ny();\n', ['2-2']],
    [
      'what its neighbour covers',
      'x();\n// AI-GENERATED: Codex\n// REVIEWED: @bob (2026-03-02)\nfunction a() {\n  b();\n}\n',
      ['4-6', '4-6'],
    ],
  ])('%s', (_, source, ranges) => expect(cover(source)).toEqual(ranges));
  it('a Python function', () =>
    expect(
      cover(
        'import x\n\n\n# AI-GENERATED: Codex\ndef a():\n    b()\n\n    c()\n\n\ndef d():\n    pass\n',
        'a.py',
      ),
    ).toEqual(['5-8']));
});

describe('reviewMarkers', () => {
  const source =
    'x();\n// AI-GENERATED: Codex (2026-03-01)\n// REVIEWED: @bob (2026-03-05)\na();\nb();\n';
  const owner = (commit: string, day: string, committed: number, login = 'ada'): LineOwner => ({
    commit,
    author: { name: 'Ada Human', email: `${login}@example.org` },
    day,
    committed,
  });
  const status = (owners: (LineOwner | undefined)[], text = source) =>
    reviewMarkers(parseMarkers(text, 'a.ts'), (line) => owners[line - 1])[0]?.status;
  const first = owner('1', '2026-03-01', 100);
  const review = owner('2', '2026-03-05', 200, 'bob');
  it('holds', () => expect(status([first, first, review, first, first])).toBe('reviewed'));
  it('is missing', () =>
    expect(status([], 'x();\n// AI-GENERATED: Codex\na();\n')).toBe('unreviewed'));
  it('is the author’s own', () =>
    expect(status([first, first, review, first, owner('1', '2026-03-01', 100, 'bob')])).toBe(
      'by-author',
    ));
  it('is older than the marker', () =>
    expect(status([first, first, review, first, first], source.replace('03-05', '02-05'))).toBe(
      'predates',
    ));
  it('has no date', () =>
    expect(status([first, first, review, first, first], source.replace(' (2026-03-05)', ''))).toBe(
      'undated',
    ));
  it('is stale after a change on a later day, or later the same day', () => {
    expect(status([first, first, review, first, owner('3', '2026-03-09', 300)])).toBe('stale');
    expect(status([first, first, review, first, owner('3', '2026-03-05', 300)])).toBe('stale');
  });
  it('is not stale by the commit that brings it', () =>
    expect(status([first, first, review, first, { ...review, author: first.author }])).toBe(
      'reviewed',
    ));
  it('knows a user by login, address or name', () => {
    expect(isHandleOf('Ada-L', { name: 'x', email: '7+ada-l@users.noreply.github.com' })).toBe(
      true,
    );
    expect(isHandleOf('adahuman', { name: 'Ada Human', email: 'a@example.org' })).toBe(true);
    expect(isHandleOf('bob', { name: 'Ada Human', email: 'a@example.org' })).toBe(false);
  });
});

describe('writing', () => {
  it('marks a file below what must come first', () => {
    expect(writeMarker('#!/bin/sh\necho\n', 'a.sh', null, 'Codex', '2026-03-01')?.source).toBe(
      '#!/bin/sh\n# AI-GENERATED: Codex (2026-03-01)\n\necho\n',
    );
    expect(writeMarker('<?php\r\necho 1;\r\n', 'a.php', null, 'Codex', '2026-03-01')?.source).toBe(
      '<?php\r\n// AI-GENERATED: Codex (2026-03-01)\r\n\r\necho 1;\r\n',
    );
  });
  it('marks a block with its indentation, and says what that covers', () => {
    const marked = writeMarker(
      'class A {\n\n  go() {\n    x();\n  }\n}\n',
      'a.ts',
      { start: 2, end: 5 },
      'Codex',
      '2026-03-01',
    );
    expect(marked?.source).toBe(
      'class A {\n\n  // AI-GENERATED: Codex (2026-03-01)\n  go() {\n    x();\n  }\n}\n',
    );
    expect(marked?.cover).toEqual({ start: 4, end: 6 });
  });
  it('gives a marker of the same agent the new date, and leaves those of others', () => {
    const source = '// AI-GENERATED: Codex (2026-01-01)\na();\n';
    const again = (range: { start: number; end: number } | null, agent: string) =>
      writeMarker(source, 'a.ts', range, agent, '2026-03-01')?.source;
    const renewed = '// AI-GENERATED: Codex (2026-03-01)\na();\n';
    expect(again({ start: 1, end: 2 }, 'Codex')).toBe(renewed);
    expect(again({ start: 2, end: 2 }, 'Codex')).toBe(renewed);
    expect(again(null, 'Codex')).toBe(renewed);
    expect(again({ start: 2, end: 2 }, 'Aider')).toContain('Codex (2026-01-01)');
  });
  it('closes comments that must be closed, and refuses formats without any', () => {
    expect(writeMarker('a{}\n', 'a.css', null, 'Codex', '2026-03-01')?.source).toContain(
      '/* AI-GENERATED: Codex (2026-03-01) */',
    );
    expect(writeMarker('{}\n', 'a.json', null, 'Codex', '2026-03-01')).toBeNull();
  });
  it('writes a review below the marker and replaces one’s own older one', () => {
    const source = 'x();\n// AI-GENERATED: Codex\n// REVIEWED: @bob (2026-01-01)\na();\n';
    const reviewed = writeReview(source, 'a.ts', null, 'bob', '2026-03-05');
    expect(reviewed?.source).toBe(
      'x();\n// AI-GENERATED: Codex\n// REVIEWED: @bob (2026-03-05)\na();\n',
    );
    expect(writeReview('x();\n', 'a.ts', null, 'bob', '2026-03-05')).toBeNull();
    expect(writeReview(source, 'a.ts', { start: 1, end: 1 }, 'bob', '2026-03-05')).toBeNull();
  });
});
