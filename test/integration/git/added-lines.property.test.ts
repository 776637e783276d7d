import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AddedChunk } from '../../../src/diff/added-chunk.ts';
import { parsePatch } from '../../../src/diff/parse-patch.ts';
import { readStaged } from '../../../src/git/read-staged.ts';
import { linesOf } from '../../helpers/added-lines.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

/** Lines that look like a diff's own, and bytes that others take for line ends. */
const nastyLine = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '+',
    '-',
    '++ b/x',
    '-- a/x',
    '--- a/x',
    '+++ /dev/null',
    '@@ -1 +1 @@',
    '@@ -0,0 +1,9 @@',
    'diff --git a/x b/x',
    '\\ No newline at end of file',
    'Binary files a/x and b/x differ',
    'index 1..2',
    '*'.concat('a'.repeat(40)),
    'a\rb',
    '\r',
    'v\vt',
    'f\fg',
    'n\x85m',
    'u\xe2\x80\xa8s',
    'x\0y',
    '\0',
    '\xff\xfe',
    'common',
    'same',
    '\t',
    '}',
  ),
  fc.string({ maxLength: 12, unit: 'binary-ascii' }).map((text) => text.replaceAll('\n', ' ')),
);

const content = fc
  .tuple(fc.array(nastyLine, { maxLength: 14 }), fc.boolean())
  .map(([lines, hasEnd]) => lines.join('\n') + (hasEnd && lines.length > 0 ? '\n' : ''));

/** Names of any bytes but NUL and `/`, one character each. */
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom(0x22, 0x5c, 0x09, 0x0a, 0x20, 0x2a, 0x3a),
      fc.integer({ min: 1, max: 255 }),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((bytes) => String.fromCharCode(...bytes.map((byte) => (byte === 0x2f ? 0x5f : byte))))
  .filter((text) => !/^\.{1,2}$|^\.git$|~|^git/i.test(text));

interface Version {
  content: string;
  mode: '100644' | '100755' | '120000';
}

const version: fc.Arbitrary<Version | null> = fc.option(
  fc.record({
    content,
    mode: fc.constantFrom(
      '100644' as const,
      '100644' as const,
      '100755' as const,
      '120000' as const,
    ),
  }),
  { freq: 5 },
);

const change = fc.uniqueArray(fc.record({ name, old: version, now: version }), {
  selector: (file) => file.name,
  minLength: 1,
  maxLength: 5,
});

async function stage(
  repo: GitRepo,
  files: { name: string; version: Version | null }[],
): Promise<Map<string, string>> {
  await repo.git('read-tree', '--empty');
  const oids = new Map<string, string>();
  const entries: Buffer[] = [];
  for (const { name: path, version: file } of files) {
    if (file === null) continue;
    const { stdout } = await repo.run(['hash-object', '-w', '--stdin'], {
      input: Buffer.from(file.content, 'latin1'),
    });
    oids.set(path, stdout);
    entries.push(Buffer.from(`${file.mode} ${stdout}\t${path}\0`, 'latin1'));
  }
  await repo.run(['update-index', '-z', '--index-info'], { input: Buffer.concat(entries) });
  return oids;
}

const split = (text: string) => text.split(/(?<=\n)/).filter((line) => line !== '');

/** Takes `parts` out of `all` in order; null when they are not all there. */
function without(all: readonly string[], parts: readonly string[]): string[] | null {
  const rest: string[] = [];
  let next = 0;
  for (const line of all) {
    if (line === parts[next]) next++;
    else rest.push(line);
  }
  return next === parts.length ? rest : null;
}

function isSubsequence(parts: readonly string[], all: readonly string[]): boolean {
  let next = 0;
  for (const line of all) if (line === parts[next]) next++;
  return next === parts.length;
}

function expectAdded(
  chunks: AddedChunk[],
  files: { name: string; old: Version | null; now: Version | null }[],
  oids: Map<string, string>,
) {
  const shown = (text: string) => new TextDecoder().decode(Buffer.from(text, 'latin1'));
  for (const file of files) {
    const own = chunks.filter(
      (chunk) => chunk.file.path === shown(file.name) && chunk.file.oid === oids.get(file.name),
    );
    const now = split(file.now?.content ?? '');
    const lines = linesOf(own);
    for (const [, number, text] of lines) expect(text).toBe(now[number - 1]);
    const numbers = lines.map((line) => line[1]);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    const kept = now.filter((_, index) => !numbers.includes(index + 1));
    const isRetyped = (file.old?.mode === '120000') !== (file.now?.mode === '120000');
    const old = isRetyped ? [] : split(file.old?.content ?? '');
    if (file.now !== null)
      expect(isSubsequence(kept, old), JSON.stringify({ kept, old })).toBe(true);
    if (file.old === null && file.now !== null)
      expect(
        without(
          now,
          lines.map((line) => line[2]),
        ),
      ).toEqual([]);
  }
}

test('the added lines that are read are the added lines that were made', async () => {
  await withGitRepo(async (repo) => {
    await fc.assert(
      fc.asyncProperty(change, async (files) => {
        await stage(
          repo,
          files.map(({ name: path, old }) => ({ name: path, version: old })),
        );
        const tree = await repo.git('write-tree');
        await repo.git('update-ref', 'HEAD', await repo.git('commit-tree', '-m', 'x', tree));
        const oids = await stage(
          repo,
          files.map(({ name: path, now }) => ({ name: path, version: now })),
        );
        const chunks: AddedChunk[] = [];
        await readStaged({ cwd: repo.dir, env: repo.env }, (chunk) => chunks.push(chunk));
        expectAdded(chunks, files, oids);
        await expectSameFromPatch(repo, chunks);
      }),
      { numRuns: 60 },
    );
  });
});

/** Porcelain's patch with context, parsed as standard input, has the same lines. */
async function expectSameFromPatch(repo: GitRepo, chunks: AddedChunk[]): Promise<void> {
  const patch = await repo.bytes(
    'diff',
    '--cached',
    '--text',
    '--no-renames',
    '--full-index',
    '--no-indent-heuristic',
  );
  const parsed: AddedChunk[] = [];
  const reader = parsePatch((chunk) => parsed.push(chunk));
  reader.write(patch);
  reader.end();
  const sorted = (all: AddedChunk[]) =>
    linesOf(all)
      .map((line) => JSON.stringify(line))
      .sort();
  expect(sorted(parsed)).toEqual(sorted(chunks));
}
