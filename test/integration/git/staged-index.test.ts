import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitAll, staged } from '../../helpers/read-lines.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

test('only the index counts: the work tree may differ, miss the file, or hold a folder instead', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('base', 'a\n');
    await commitAll(repo);
    for (const path of ['changed', 'deleted', 'folder']) await repo.write(path, `staged ${path}\n`);
    await repo.git('add', '.');
    await repo.write('changed', 'work tree\n');
    await repo.write('untracked', 'work tree\n');
    await rm(join(repo.dir, 'deleted'));
    await rm(join(repo.dir, 'folder'));
    await mkdir(join(repo.dir, 'folder'));
    expect((await staged(repo)).lines).toEqual([
      ['changed', 1, 'staged changed\n'],
      ['deleted', 1, 'staged deleted\n'],
      ['folder', 1, 'staged folder\n'],
    ]);
  });
});

test('a work tree file with the size and time of the staged one is not read in its place', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('base', 'a\n');
    await commitAll(repo);
    const path = join(repo.dir, 'a.txt');
    await repo.git('config', 'core.checkStat', 'minimal');
    await repo.git('config', 'core.trustctime', 'false');
    await repo.write('a.txt', 'staged\n');
    const past = new Date('2020-01-01T00:00:00Z');
    await utimes(path, past, past);
    await repo.git('add', '.');
    await repo.write('a.txt', 'forged\n');
    await utimes(path, past, past);
    expect((await stat(path)).mtimeMs).toBe(past.getTime());
    // Git's own patch falls for it, so the case is a real one.
    expect(await repo.git('diff-index', '--cached', '-p', 'HEAD')).toContain('+forged');
    expect((await staged(repo)).lines).toEqual([['a.txt', 1, 'staged\n']]);
  });
});

test('the temporary index of `commit -a` and `commit <path>` is read, absolute or relative, from any folder', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('sub/base', 'a\n');
    await commitAll(repo);
    await repo.write('other', 'in the temporary index\n');
    const index = join(repo.dir, '.git', 'next-index');
    await repo.run(['read-tree', 'HEAD'], { env: { GIT_INDEX_FILE: index } });
    await repo.run(['add', 'other'], { env: { GIT_INDEX_FILE: index } });
    const expected = [['other', 1, 'in the temporary index\n']];
    expect((await staged(repo)).lines).toEqual([]);
    expect((await staged(repo, { GIT_INDEX_FILE: index })).lines).toEqual(expected);
    expect((await staged(repo, { GIT_INDEX_FILE: '.git/next-index' })).lines).toEqual(expected);
    expect(
      (await staged(repo, { GIT_INDEX_FILE: '.git/next-index' }, join(repo.dir, 'sub'))).lines,
    ).toEqual(expected);
  });
});

test('the whole change is read from a subfolder, and with GIT_DIR and GIT_WORK_TREE from elsewhere', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('sub/deep/base', 'a\n');
    await commitAll(repo);
    await repo.git('config', 'diff.relative', 'true');
    await repo.write('top', 'x\n');
    await repo.git('add', '.');
    const expected = [['top', 1, 'x\n']];
    expect((await staged(repo, {}, join(repo.dir, 'sub/deep'))).lines).toEqual(expected);
    const env = { GIT_DIR: join(repo.dir, '.git'), GIT_WORK_TREE: repo.dir };
    expect((await staged(repo, env, '/')).lines).toEqual(expected);
    expect((await staged(repo, { GIT_DIR: '.git', GIT_WORK_TREE: '.' })).lines).toEqual(expected);
  });
});

test('a file that is only announced with `add -N` adds nothing', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('base', 'a\n');
    await commitAll(repo);
    await repo.write('announced', 'x\n');
    await repo.git('add', '-N', 'announced');
    expect((await staged(repo)).totals).toEqual({ files: 0, addedLines: 0, addedBytes: 0 });
  });
});

test('reading leaves index, work tree and lock files alone', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a', 'a\n');
    await commitAll(repo);
    await repo.write('a', 'b\n');
    await repo.git('add', '.');
    await repo.write('.git/index.lock', '');
    const before = await stat(join(repo.dir, '.git/index'));
    expect((await staged(repo)).lines).toEqual([['a', 1, 'b\n']]);
    expect((await stat(join(repo.dir, '.git/index'))).mtimeMs).toBe(before.mtimeMs);
  });
});
