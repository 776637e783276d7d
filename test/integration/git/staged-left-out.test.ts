import { expect, test } from 'vitest';
import { commitAll, staged } from '../../helpers/read-lines.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

const utf16 = (text: string) =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

test('what git takes for binary is read: new files whole, of changed ones the added lines', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('changed.bin', 'one\0\ntwo\nthree\n');
    await repo.write('link', 'was a file\0\n');
    await repo.write('emptied.bin', 'x\0\n');
    await commitAll(repo);
    await repo.write('changed.bin', 'one\0\nadded\0\ntwo\nthree\n');
    await repo.write('emptied.bin', '');
    await repo.write('new.bin', 'a\0b\nsecond\n');
    await repo.write('new.utf16', utf16('k\n'));
    await repo.write('text', 'plain\n');
    await repo.git('add', '.');
    expect((await staged(repo)).lines.sort()).toEqual([
      ['changed.bin', 2, 'added\0\n'],
      ['new.bin', 1, 'a\0b\n'],
      ['new.bin', 2, 'second\n'],
      ['new.utf16', 1, '\xff\xfek\0\n'],
      ['new.utf16', 2, '\0'],
      ['text', 1, 'plain\n'],
    ]);
  });
});

test.each([['* -diff'], ['* binary'], ['* diff=hidden'], ['* diff=driver']])(
  'attributes cannot hide lines: %s',
  async (attributes) => {
    await withGitRepo(async (repo) => {
      await repo.git('config', 'diff.hidden.textconv', 'echo hidden #');
      await repo.git('config', 'diff.hidden.binary', 'true');
      await repo.git('config', 'diff.driver.command', 'true');
      await repo.write('changed', 'one\ntwo\n');
      await commitAll(repo);
      await repo.write('.git/info/attributes', `${attributes}\n`);
      await repo.write('changed', 'one\nadded\ntwo\n');
      await repo.write('new', 'first\n');
      await repo.git('add', '.');
      expect((await staged(repo)).lines.sort()).toEqual([
        ['changed', 2, 'added\n'],
        ['new', 1, 'first\n'],
      ]);
    });
  },
);

test('big files: every line once, in chunks of limited size', async () => {
  await withGitRepo(async (repo) => {
    const lines = Array.from(
      { length: 60_000 },
      (_, index) => `line ${index} of a file above the threshold\n`,
    );
    await repo.write('changed', lines.join(''));
    await commitAll(repo);
    await repo.write('new', lines.join(''));
    await repo.write(
      'changed',
      [...lines.slice(0, 40_000), 'added\n', ...lines.slice(40_000)].join(''),
    );
    await repo.git('add', '.');
    const read = await staged(repo);
    const added = read.lines.filter((line) => line[0] === 'new');
    expect(added.map((line) => line[2])).toEqual(lines);
    expect(added.map((line) => line[1])).toEqual(lines.map((_, index) => index + 1));
    expect(read.lines.filter((line) => line[0] === 'changed')).toEqual([
      ['changed', 40_001, 'added\n'],
    ]);
    expect(Math.max(...read.chunks.map((chunk) => chunk.bytes.length))).toBeLessThanOrEqual(
      256 * 1024,
    );
    expect(read.totals).toEqual({
      files: 2,
      addedLines: 60_001,
      addedBytes: lines.join('').length + 6,
    });
  });
});

test('a line of 5 MB comes in pieces that overlap', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('base', 'b\n');
    await commitAll(repo);
    const line = Array.from({ length: 400_000 }, (_, index) => `f${index}();`).join('');
    await repo.write('a.min.js', `${line}\nlast\n`);
    await repo.git('add', '.');
    const { lines, chunks, totals } = await staged(repo);
    expect(lines.map((read) => read[2])).toEqual([`${line}\n`, 'last\n']);
    expect(chunks.length).toBeGreaterThan(10);
    expect(chunks[1]?.startByte).toBe(240 * 1024);
    expect(totals).toEqual({ files: 1, addedLines: 2, addedBytes: line.length + 6 });
  });
});

test('core.bigFileThreshold of the user makes no difference', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('changed', 'one\ntwo\n');
    await commitAll(repo);
    await repo.git('config', 'core.bigFileThreshold', '1');
    await repo.write('changed', 'one\nadded\ntwo\n');
    await repo.git('add', '.');
    expect((await staged(repo)).lines).toEqual([['changed', 2, 'added\n']]);
  });
});
