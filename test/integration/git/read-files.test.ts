import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ToolError } from '../../../src/errors.ts';
import { readAllFiles } from '../../../src/git/read-all-files.ts';
import { readPaths } from '../../../src/git/read-paths.ts';
import { collect, commitAll } from '../../helpers/read-lines.ts';
import { type GitRepo, repoAt, withGitRepo } from '../../helpers/with-git-repo.ts';

const all = (repo: GitRepo, cwd = repo.dir, env = {}) =>
  collect((onChunk) => readAllFiles({ cwd, env: { ...repo.env, ...env } }, onChunk));
const paths = (repo: GitRepo, names: string[], cwd = repo.dir) =>
  collect((onChunk) => readPaths({ cwd, env: repo.env }, names, onChunk));

test('all tracked files as the index has them, from any folder', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('sub/a', 'one\ntwo\n');
    await repo.write('é\n"', 'odd\n');
    await repo.write('empty', '');
    await commitAll(repo);
    await repo.write('sub/a', 'staged\n');
    await repo.git('add', '.');
    await repo.write('sub/a', 'work tree\n');
    await repo.write('untracked', 'x\n');
    const expected = [
      ['sub/a', 1, 'staged\n'],
      ['é\n"', 1, 'odd\n'],
    ];
    const { lines, totals } = await all(repo);
    expect(lines).toEqual(expected);
    expect(totals.files).toBe(3);
    expect((await all(repo, join(repo.dir, 'sub'))).lines).toEqual(expected);
    expect(
      (await all(repo, join(repo.dir, 'sub'), { GIT_DIR: '../.git', GIT_WORK_TREE: '..' })).lines,
    ).toEqual(expected);
  });
});

test('a bare repository is read as HEAD has it', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a', 'one\n');
    await commitAll(repo);
    const path = join(repo.dir, '../bare.git');
    await repo.git('clone', '-q', '--bare', repo.dir, path);
    const bare = repoAt(path, repo.env.HOME ?? '');
    expect((await all(bare)).lines).toEqual([['a', 1, 'one\n']]);
  });
});

test('named files come from the work tree, folders without what git ignores', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('.gitignore', 'ignored/\n');
    await repo.write('d/tracked', 'work tree\n');
    await repo.write('d/e/untracked', 'two\nlines');
    await repo.write('d/ignored/x', 'x\n');
    await repo.git('add', 'd/tracked');
    await symlink('tracked', join(repo.dir, 'd/link'));
    const { lines, totals, chunks } = await paths(repo, ['d', '.gitignore']);
    expect(lines).toEqual([
      ['d/e/untracked', 1, 'two\n'],
      ['d/e/untracked', 2, 'lines'],
      ['d/tracked', 1, 'work tree\n'],
      ['.gitignore', 1, 'ignored/\n'],
    ]);
    expect(totals).toEqual({ files: 3, addedLines: 4, addedBytes: 28 });
    expect(chunks[0]?.file).toEqual({
      path: 'd/e/untracked',
      oid: null,
      mode: '100644',
      isNew: true,
    });
    expect((await paths(repo, ['tracked', '../d/ignored/x'], join(repo.dir, 'd'))).lines).toEqual([
      ['d/tracked', 1, 'work tree\n'],
      ['d/ignored/x', 1, 'x\n'],
    ]);
  });
});

test('outside a repository a folder is walked', async () => {
  await withGitRepo(async (repo) => {
    const folder = join(repo.dir, '../plain');
    await repo.write('../plain/b/c', 'c\n');
    await repo.write('../plain/a', 'a\n');
    expect((await paths(repo, ['.'], folder)).lines).toEqual([
      ['a', 1, 'a\n'],
      ['b/c', 1, 'c\n'],
    ]);
  });
});

test('a link is followed inside the repository only', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a', 'a\n');
    await repo.write('../outside', 'x\n');
    await symlink('a', join(repo.dir, 'in'));
    await symlink('../outside', join(repo.dir, 'out'));
    await symlink('gone', join(repo.dir, 'dangling'));
    expect((await paths(repo, ['in'])).lines).toEqual([['in', 1, 'a\n']]);
    for (const name of ['out', 'dangling', 'missing'])
      await expect(paths(repo, [name])).rejects.toThrow(ToolError);
  });
});

test('what is no file is refused when named and passed over in a folder', async () => {
  await withGitRepo(async (repo) => {
    await mkdir(join(repo.dir, 'd'));
    await repo.write('d/a', 'a\n');
    const { execa } = await import('execa');
    await execa('mkfifo', [join(repo.dir, 'd/pipe')]);
    expect((await paths(repo, ['d'])).lines).toEqual([['d/a', 1, 'a\n']]);
    await expect(paths(repo, ['d/pipe'])).rejects.toThrow(/no regular file/);
  });
});
