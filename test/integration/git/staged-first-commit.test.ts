import { expect, test } from 'vitest';
import { ToolError } from '../../../src/errors.ts';
import { commitAll, staged } from '../../helpers/read-lines.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

test.each([['sha1'], ['sha256']])('the first commit of a %s repository', async (format) => {
  await withGitRepo(
    async (repo) => {
      expect((await staged(repo)).totals.files).toBe(0);
      await repo.write('a.txt', 'one\ntwo');
      await repo.git('add', '.');
      const { lines, chunks } = await staged(repo);
      expect(lines).toEqual([
        ['a.txt', 1, 'one\n'],
        ['a.txt', 2, 'two'],
      ]);
      expect(chunks[0]?.file).toEqual({
        path: 'a.txt',
        oid: await repo.git('rev-parse', ':a.txt'),
        mode: '100644',
        isNew: true,
      });
      await repo.git('commit', '-q', '-m', 'first');
      expect((await staged(repo)).lines).toEqual([]);
    },
    [`--object-format=${format}`],
  );
});

test('an orphan branch in a repository with history', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a.txt', 'one\n');
    await commitAll(repo);
    await repo.git('checkout', '-q', '--orphan', 'other');
    expect((await staged(repo)).lines).toEqual([['a.txt', 1, 'one\n']]);
  });
});

test('a branch that names a missing commit is no first commit', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a.txt', 'one\n');
    await commitAll(repo);
    await repo.write('.git/refs/heads/main', `${'1'.repeat(40)}\n`);
    await expect(staged(repo)).rejects.toThrow(ToolError);
    await repo.write('.git/refs/heads/main', 'garbage\n');
    await expect(staged(repo)).rejects.toThrow(ToolError);
  });
});
