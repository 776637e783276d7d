import { chmod, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitAll, staged } from '../../helpers/read-lines.ts';
import { repoAt, withGitRepo } from '../../helpers/with-git-repo.ts';

test('deletions, mode changes and empty files add nothing', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('gone', 'x\n');
    await repo.write('run', 'x\n');
    await repo.write('shorter', 'x\ny\n');
    await commitAll(repo);
    await rm(join(repo.dir, 'gone'));
    await chmod(join(repo.dir, 'run'), 0o755);
    await repo.write('empty', '');
    await repo.write('shorter', 'x\n');
    await repo.git('add', '-A');
    expect((await staged(repo)).lines).toEqual([]);
  });
});

test('a renamed file is a new file, also when the user has renames detected', async () => {
  await withGitRepo(async (repo) => {
    await repo.git('config', 'diff.renames', 'copies');
    await repo.write('old', 'a\nb\nc\n');
    await commitAll(repo);
    await repo.git('mv', 'old', 'new');
    const { lines, chunks } = await staged(repo);
    expect(lines.map((line) => line[0])).toEqual(['new', 'new', 'new']);
    expect(chunks[0]?.file.isNew).toBe(true);
  });
});

test('the target of a link is its content; where it leads is not read', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('base', 'secret outside\n');
    await repo.write('file', 'x\n');
    await commitAll(repo);
    await symlink('base', join(repo.dir, 'link'));
    await symlink('loop', join(repo.dir, 'loop'));
    await rm(join(repo.dir, 'file'));
    await symlink('/nowhere', join(repo.dir, 'file'));
    await repo.git('add', '-A');
    const { lines, chunks } = await staged(repo);
    expect(lines).toEqual([
      ['file', 1, '/nowhere'],
      ['link', 1, 'base'],
      ['loop', 1, 'loop'],
    ]);
    expect(chunks.map((chunk) => chunk.file.mode)).toEqual(['120000', '120000', '120000']);
  });
});

test('submodules add nothing; a file in the place of one is new', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('was-file', 'x\n');
    for (const path of ['sub', 'becomes-file']) {
      await repo.write(`${path}/f`, 'in the submodule\n');
      const inner = repoAt(join(repo.dir, path), repo.env.HOME ?? '');
      await inner.git('init', '-q', '-b', 'main');
      await inner.git('config', 'user.name', 'Test');
      await inner.git('config', 'user.email', 'test@example.invalid');
      await commitAll(inner);
    }
    await repo.git('config', 'diff.submodule', 'diff');
    await repo.git('add', 'was-file', 'becomes-file');
    await repo.git('commit', '-q', '-m', 'x');
    await repo.git('add', 'sub');
    await repo.git('rm', '-q', '--cached', 'becomes-file');
    await rm(join(repo.dir, 'becomes-file'), { recursive: true });
    await repo.write('becomes-file', 'now a file\n');
    await repo.git('add', 'becomes-file');
    const sub = (await repo.git('ls-files', '-s', 'sub')).split(' ')[1] ?? '';
    await repo.git('update-index', '--cacheinfo', `160000,${sub},was-file`);
    expect((await staged(repo)).lines).toEqual([['becomes-file', 1, 'now a file\n']]);
  });
});
