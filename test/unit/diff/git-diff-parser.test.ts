import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AddedChunk } from '../../../src/diff/added-chunk.ts';
import { ChunkWriter } from '../../../src/diff/chunk-writer.ts';
import { GitDiffParser } from '../../../src/diff/git-diff-parser.ts';
import type { RawRecord } from '../../../src/diff/raw-record.ts';
import { ToolError } from '../../../src/errors.ts';
import { type AddedLine, bytesOf, linesOf } from '../../helpers/added-lines.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const C = 'c'.repeat(40);
const ZERO = '0'.repeat(40);
const EMPTY = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';

interface Read {
  lines: AddedLine[];
  leftOut: RawRecord[];
  commits: (string | undefined)[];
}

function read(output: string, step = 1 << 20): Read {
  const chunks: AddedChunk[] = [];
  const leftOut: RawRecord[] = [];
  const parser = new GitDiffParser(new ChunkWriter((chunk) => chunks.push(chunk)), {
    file: ({ path, newOid, newMode, status, commit }) => ({
      path,
      oid: newOid,
      mode: newMode,
      isNew: status !== 'M',
      commit,
    }),
    leftOut: (record) => void leftOut.push(record),
  });
  const bytes = bytesOf(output);
  for (let at = 0; at < bytes.length; at += step) parser.write(bytes.subarray(at, at + step));
  parser.end();
  return { lines: linesOf(chunks), leftOut, commits: chunks.map((chunk) => chunk.file.commit) };
}

const modified = (path: string) =>
  `diff --git a/${path} b/${path}\nindex ${A}..${B} 100644\n--- a/${path}\n+++ b/${path}\n@@ -2 +2,2 @@\n-old\n+new ${path}\n+more\n@@ -9,0 +11 @@\n+last\n`;
const created = (path: string, mode = '100644') =>
  `diff --git a/${path} b/${path}\nnew file mode ${mode}\nindex ${ZERO}..${C}\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+created\n`;
const records = `:100644 100644 ${A} ${B} M\0m\0:000000 100644 ${ZERO} ${C} A\0n\0:100644 100755 ${A} ${A} M\0mode\0:000000 100644 ${ZERO} ${EMPTY} A\0empty\0:120000 100644 ${A} ${C} T\0t\0:100644 100644 ${A} ${B} M\0bin\0`;
const typeChange = `diff --git a/t b/t\ndeleted file mode 120000\nindex ${A}..${ZERO}\n--- a/t\n+++ /dev/null\n@@ -1 +0,0 @@\n-target\n\\ No newline at end of file\n${created('t')}`;
const patch = `${modified('m')}${created('n')}diff --git a/mode b/mode\nold mode 100644\nnew mode 100755\ndiff --git a/empty b/empty\nnew file mode 100644\nindex ${ZERO}..${EMPTY}\n${typeChange}diff --git a/bin b/bin\nindex ${A}..${B} 100644\nBinary files a/bin and b/bin differ\n`;
const OUTPUT = `${records}\0${patch}`;

test('every record is matched with its part of the patch', () => {
  const { lines, leftOut } = read(OUTPUT);
  expect(lines).toEqual([
    ['m', 2, 'new m\n'],
    ['m', 3, 'more\n'],
    ['m', 11, 'last\n'],
    ['n', 1, 'created\n'],
    ['t', 1, 'created\n'],
  ]);
  expect(leftOut.map((record) => record.path)).toEqual(['bin']);
});

test('no output is no change', () => {
  expect(read('').lines).toEqual([]);
});

test('it makes no difference in which pieces the bytes come', () => {
  const whole = read(OUTPUT);
  for (const step of [1, 2, 3, 7, 41, 100]) expect(read(OUTPUT, step)).toEqual(whole);
});

test('commits follow one another, even where an id begins like a header', () => {
  const first = 'd1ff'.repeat(10);
  const one = `*${first}\0\n:100644 100644 ${A} ${B} M\0m\0\0${modified('m')}`;
  const two = `*${C}\0\n:100644 100755 ${A} ${A} M\0mode\0\0diff --git a/mode b/mode\nold mode 100644\nnew mode 100755\n`;
  const three = `*${'e'.repeat(40)}\0\n:000000 100644 ${ZERO} ${C} A\0n\0\0${created('n')}`;
  for (const step of [1, 5, 1000]) {
    const { lines, commits } = read(one + two + three, step);
    expect(lines).toHaveLength(4);
    expect(commits).toEqual([first, first, 'e'.repeat(40)]);
  }
});

test('the path of the record counts, not the one of the patch', () => {
  const output = `:000000 100644 ${ZERO} ${C} A\0a\n"\xff\0\0${created('"b/a\\n\\"\\377"')}`;
  expect(read(output).lines).toEqual([['a\n"\ufffd', 1, 'created\n']]);
});

test('output that was cut short is refused, unless the cut is where a whole hunk of the last file ends', () => {
  const output = `:000000 100644 ${ZERO} ${C} A\0n\0:100644 100644 ${A} ${B} M\0m\0\0${created('n')}${modified('m')}`;
  const hunkEnd = output.indexOf('@@ -9,0');
  for (let cut = 1; cut < output.length; cut++) {
    if (cut === hunkEnd) continue;
    expect(() => {
      // A file without a hunk counts as left out of the patch, and is read another way.
      if (read(output.slice(0, cut)).leftOut.length === 1) throw new ToolError('', '');
    }, `cut at ${cut}`).toThrow(ToolError);
  }
});

test('output with a piece missing is refused or still names every file', () => {
  fc.assert(
    fc.property(fc.nat(OUTPUT.length - 2), fc.integer({ min: 1, max: 400 }), (from, length) => {
      const garbledOutput = OUTPUT.slice(0, from) + OUTPUT.slice(from + length);
      let answer: Read;
      try {
        answer = read(garbledOutput);
      } catch (error) {
        expect(error).toBeInstanceOf(ToolError);
        return;
      }
      const named = new Set([
        ...answer.lines.map((line) => line[0]),
        ...answer.leftOut.map((record) => record.path),
      ]);
      expect(named.size).toBeGreaterThanOrEqual(4);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['text', 'garbage\0\0 not a diff\n'],
  ['a record without a patch', `:100644 100644 ${A} ${B} M\0m\0\0`],
  ['a patch without a record', `:100644 100644 ${A} ${B} M\0m\0\0${modified('m')}${modified('x')}`],
  [
    'another order',
    `:100644 100644 ${A} ${B} M\0m\0:000000 100644 ${ZERO} ${C} A\0n\0\0${created('n')}${modified('m')}`,
  ],
  ['another object', `:100644 100644 ${A} ${C} M\0m\0\0${modified('m')}`],
  ['a status that was not asked for', `:100644 000000 ${A} ${ZERO} D\0m\0\0`],
  ['a short object id', `:100644 100644 ${A.slice(1)} ${B} M\0m\0\0${modified('m')}`],
  ['text between files', `:100644 100644 ${A} ${B} M\0m\0\0hint: hello\n${modified('m')}`],
  [
    'a changed file without lines',
    `:100644 100644 ${A} ${B} M\0m\0\0diff --git a/m b/m\nold mode 100644\nnew mode 100755\n`,
  ],
  ['a link without its deletion', `:120000 100644 ${A} ${C} T\0t\0\0${created('t')}`],
])('refused: %s', (_, output) => {
  expect(() => read(output)).toThrow(ToolError);
});
