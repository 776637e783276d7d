import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AddedChunk, ChangeTotals } from '../../../src/diff/added-chunk.ts';
import { parsePatch } from '../../../src/diff/parse-patch.ts';
import { ToolError } from '../../../src/errors.ts';
import { type AddedLine, bytesOf, linesOf } from '../../helpers/added-lines.ts';

function parse(
  patch: string,
  step = 1 << 20,
): { lines: AddedLine[]; chunks: AddedChunk[]; totals: ChangeTotals } {
  const chunks: AddedChunk[] = [];
  const reader = parsePatch((chunk) => chunks.push(chunk));
  const bytes = bytesOf(patch);
  for (let at = 0; at < bytes.length; at += step) reader.write(bytes.subarray(at, at + step));
  const totals = reader.end();
  return { lines: linesOf(chunks), chunks, totals };
}

const GIT = `diff --git a/src/a.ts b/src/a.ts
index 1111111..2222222 100644
--- a/src/a.ts
+++ b/src/a.ts
@@ -1,3 +1,4 @@ function f() {
 one
-two
+TWO
+2.5
 three
@@ -10 +11,0 @@
-gone
`;

test('added lines of a git patch with context', () => {
  const { lines, chunks, totals } = parse(GIT);
  expect(lines).toEqual([
    ['src/a.ts', 2, 'TWO\n'],
    ['src/a.ts', 3, '2.5\n'],
  ]);
  expect(chunks[0]?.file).toEqual({ path: 'src/a.ts', oid: null, mode: '100644', isNew: false });
  expect(totals).toEqual({ files: 1, addedLines: 2, addedBytes: 8 });
});

test('it makes no difference in which pieces the bytes come', () => {
  const whole = parse(GIT);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: GIT.length }), (step) => {
      expect(parse(GIT, step).lines).toEqual(whole.lines);
    }),
  );
});

test.each([
  [
    'new file',
    'diff --git a/n b/n\nnew file mode 100755\nindex 0000000..2222222\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+x\n',
    { path: 'n', mode: '100755', isNew: true },
  ],
  [
    'full object ids',
    `diff --git a/n b/n\nindex ${'1'.repeat(40)}..${'2'.repeat(40)} 100644\n--- a/n\n+++ b/n\n@@ -0,0 +1 @@\n+x\n`,
    { oid: '2'.repeat(40), isNew: false },
  ],
  [
    'quoted name',
    'diff --git "a/\\303\\251 \\"\\t.txt" "b/\\303\\251 \\"\\t.txt"\n--- /dev/null\n+++ "b/\\303\\251 \\"\\t.txt"\n@@ -0,0 +1 @@\n+x\n',
    { path: 'é "\t.txt' },
  ],
  [
    'name with a blank and its TAB',
    'diff --git a/x y b/x y\n--- a/x y\t\n+++ b/x y\t\n@@ -0,0 +1 @@\n+x\n',
    { path: 'x y' },
  ],
  [
    'ambiguous name',
    'diff --git a/x b/x b/x b/x\n--- a/x b/x\t\n+++ b/x b/x\t\n@@ -0,0 +1 @@\n+x\n',
    { path: 'x b/x' },
  ],
  [
    'noprefix',
    'diff --git src/a.ts src/a.ts\n--- src/a.ts\n+++ src/a.ts\n@@ -0,0 +1 @@\n+x\n',
    { path: 'src/a.ts' },
  ],
  [
    'mnemonic prefix',
    'diff --git i/a.ts w/a.ts\n--- i/a.ts\n+++ w/a.ts\n@@ -0,0 +1 @@\n+x\n',
    { path: 'a.ts' },
  ],
  [
    'rename with an edit',
    'diff --git a/o b/n\nsimilarity index 90%\nrename from o\nrename to n\n--- a/o\n+++ b/n\n@@ -1,0 +2 @@\n+x\n',
    { path: 'n' },
  ],
  [
    'plain diff -u',
    '--- old/a.c\t2026-01-01 00:00:00.0 +0000\n+++ new/a.c\t2026-01-01 00:00:00.0 +0000\n@@ -0,0 +1 @@\n+x\n',
    { path: 'new/a.c' },
  ],
  [
    'Mercurial',
    'diff -r 0123456789ab a.c\n--- a/a.c\tThu Jan 01 00:00:00 2026 +0000\n+++ b/a.c\tThu Jan 01 00:00:00 2026 +0000\n@@ -1,0 +2,1 @@\n+x\n',
    { path: 'a.c' },
  ],
  [
    'Subversion',
    'Index: a.c\n===================================================================\n--- a.c\t(revision 1)\n+++ a.c\t(working copy)\n@@ -1,0 +2 @@\n+x\n',
    { path: 'a.c' },
  ],
  [
    'file dev/null below the root',
    'diff --git a/dev/null b/dev/null\n--- /dev/null\n+++ b/dev/null\n@@ -0,0 +1 @@\n+x\n',
    { path: 'dev/null' },
  ],
])('%s', (_, patch, file) => {
  const { chunks } = parse(patch);
  expect(chunks.map((chunk) => Buffer.from(chunk.bytes).toString())).toEqual(['x\n']);
  expect(chunks[0]?.file).toMatchObject(file);
});

test('two plain files in a row', () => {
  const { lines } = parse(
    '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-c\n+d\n',
  );
  expect(lines).toEqual([
    ['x', 1, 'b\n'],
    ['y', 1, 'd\n'],
  ]);
});

test('content that looks like headers stays content', () => {
  const added = [
    '+ b/ok.txt',
    '@@ -1,9 +0,0 @@',
    'diff --git a/x b/x',
    '++ /dev/null',
    '-- a/x',
    '',
    '\\ No newline',
  ];
  const body = added.map((line) => `+${line}\n`).join('');
  const { lines } = parse(
    `diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,${added.length} @@\n--- a/ok.txt\n--- \n${body}`,
  );
  expect(lines.map((line) => line[2])).toEqual(added.map((line) => `${line}\n`));
});

test('a last line without LF has none', () => {
  const { lines } = parse(
    '--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+b\n+c\n\\ No newline at end of file\n',
  );
  expect(lines).toEqual([
    ['x', 1, 'b\n'],
    ['x', 2, 'c'],
  ]);
});

test('empty context lines may have lost their blank', () => {
  const { lines } = parse('--- a/x\n+++ b/x\n@@ -1,3 +1,4 @@\n a\n\n+b\n\n');
  expect(lines).toEqual([['x', 3, 'b\n']]);
});

test('only LF ends a line', () => {
  const { lines } = parse(
    '--- a/x\n+++ b/x\n@@ -1,0 +1,2 @@\n+a\r\v\f\x1c\x85\xe2\x80\xa8b\n+c\0d\n',
  );
  expect(lines).toEqual([
    ['x', 1, 'a\r\v\f\x1c\x85\xe2\x80\xa8b\n'],
    ['x', 2, 'c\0d\n'],
  ]);
});

test('a patch with CRLF line ends', () => {
  const { lines } = parse(GIT.replaceAll('\n', '\r\n'));
  expect(lines).toEqual([
    ['src/a.ts', 2, 'TWO\r\n'],
    ['src/a.ts', 3, '2.5\r\n'],
  ]);
});

test('a combined diff gives the lines added against every parent', () => {
  const { lines } = parse(`diff --cc f.txt
index 1111111,2222222..3333333
--- a/f.txt
+++ b/f.txt
@@@ -1,4 -1,4 +1,5 @@@
  same
- ours
 -theirs
++both
 +from theirs
+ from ours
  end
`);
  expect(lines).toEqual([['f.txt', 2, 'both\n']]);
});

test('mails of git format-patch: text, diffstat and signature are passed over', () => {
  const { lines, totals } =
    parse(`From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
Subject: [PATCH] x

---
 src/a.ts | 3 ++-

${GIT}-- 
2.39.5

From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
Subject: [PATCH] y

--- no file name follows
${GIT.replaceAll('a.ts', 'b.ts')}-- 
2.39.5
`);
  expect(lines.map((line) => line[0])).toEqual(['src/a.ts', 'src/a.ts', 'src/b.ts', 'src/b.ts']);
  expect(totals.files).toBe(2);
});

test('deletions, mode changes, binary files and submodules add nothing', () => {
  const { lines } = parse(`diff --git a/gone b/gone
deleted file mode 100644
index 1111111..0000000
--- a/gone
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git a/m b/m
old mode 100644
new mode 100755
diff --git a/b.png b/b.png
index 1111111..2222222 100644
Binary files a/b.png and b/b.png differ
diff --git a/sub b/sub
index 1111111..2222222 160000
--- a/sub
+++ b/sub
@@ -1 +1 @@
-Subproject commit 1111111
+Subproject commit 2222222
`);
  expect(lines).toEqual([]);
});

test('no input is no change', () => {
  expect(parse('').totals).toEqual({ files: 0, addedLines: 0, addedBytes: 0 });
  expect(parse('\n').totals.files).toBe(0);
});

test.each([
  ['a hunk before any file', '@@ -1 +1 @@\n-a\n+b\n'],
  ['no diff at all', 'hello\nworld\n'],
  ['a normal diff', '1c1\n< a\n---\n> b\n'],
  [
    'a context diff',
    '*** a\t2026\n--- b\t2026\n***************\n*** 1 ****\n! a\n--- 1 ----\n! b\n',
  ],
  ['too few lines', '--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n+b\n'],
  ['too many added lines', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n+c\n'],
  ['too many lines before the old ones', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n+b\n+c\n-a\n'],
  ['too many removed lines', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n-c\n+b\n'],
  ['a body line without prefix', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\nb\n'],
  ['a header cut off', 'diff --git a/x b/x\n--- a/x\n+++ b/x\n'],
  ['a hunk header that cannot be read', '--- a/x\n+++ b/x\n@@ -1 +1\n-a\n+b\n'],
  ['wrong quoting', '--- "a/x\n+++ "b/x\n@@ -1 +1 @@\n-a\n+b\n'],
  ['lines added to a deleted file', '--- a/x\n+++ /dev/null\n@@ -1 +1 @@\n-a\n+b\n'],
])('malformed: %s', (_, patch) => {
  expect(() => parse(patch)).toThrow(ToolError);
});

test('a patch cut anywhere inside a hunk is refused', () => {
  const start = GIT.indexOf('@@ -1,3');
  const end = GIT.indexOf(' three');
  for (let cut = start + 1; cut <= end; cut++)
    expect(() => parse(GIT.slice(0, cut)), GIT.slice(0, cut)).toThrow(ToolError);
});
