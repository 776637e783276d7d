import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ToolError } from '../../../src/errors.ts';
import { openRepository } from '../../../src/git/repository.ts';
import { commitAll } from '../../helpers/read-lines.ts';
import { repoAt, withGitRepo } from '../../helpers/with-git-repo.ts';

test('where things are: in a repository, a subfolder, a linked work tree, a bare one', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('sub/a', 'a\n');
    await commitAll(repo);
    const gitDir = join(repo.dir, '.git');
    for (const cwd of [repo.dir, join(repo.dir, 'sub')]) {
      const { pathOf, ...places } = await openRepository({ cwd, env: repo.env });
      expect(places).toEqual({
        isBare: false,
        topLevel: repo.dir,
        gitDir,
        hooksDir: join(gitDir, 'hooks'),
      });
      expect(await pathOf('MERGE_HEAD')).toBe(join(gitDir, 'MERGE_HEAD'));
    }
    const linked = join(repo.dir, '../linked');
    await repo.git('worktree', 'add', '-q', linked);
    const { pathOf, ...places } = await openRepository({ cwd: linked, env: repo.env });
    const own = join(gitDir, 'worktrees/linked');
    expect(places).toEqual({
      isBare: false,
      topLevel: linked,
      gitDir: own,
      hooksDir: join(gitDir, 'hooks'),
    });
    expect(await pathOf('MERGE_HEAD')).toBe(join(own, 'MERGE_HEAD'));
    const bare = repoAt(join(repo.dir, '../bare.git'), repo.env.HOME ?? '');
    await repo.git('clone', '-q', '--bare', repo.dir, bare.dir);
    expect(await openRepository({ cwd: bare.dir, env: bare.env })).toMatchObject({
      isBare: true,
      topLevel: null,
      gitDir: bare.dir,
    });
  });
});

test("git's variables reach it, as in a hook", async () => {
  await withGitRepo(async (repo) => {
    await repo.write('sub/a', 'a\n');
    await commitAll(repo);
    const env = {
      ...repo.env,
      GIT_DIR: join(repo.dir, '.git'),
      GIT_WORK_TREE: repo.dir,
      GIT_EDITOR: 'true',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.hooksPath',
      GIT_CONFIG_VALUE_0: '.hooks',
      EDITOR: 'true',
      PAGER: 'cat',
    };
    const { topLevel, hooksDir } = await openRepository({ cwd: repo.dir, env });
    expect(topLevel).toBe(repo.dir);
    expect(hooksDir).toBe(join(repo.dir, '.hooks'));
  });
});

test('outside a repository it is refused with a next step', async () => {
  await withGitRepo(async (repo) => {
    const opening = openRepository({
      cwd: join(repo.dir, '..'),
      env: { ...repo.env, GIT_CEILING_DIRECTORIES: '/' },
    });
    await expect(opening).rejects.toThrow(ToolError);
    await expect(opening).rejects.toThrow(/not a git repository/);
  });
});
