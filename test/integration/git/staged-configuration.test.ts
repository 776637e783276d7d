import { expect, test } from 'vitest';
import { commitAll, staged } from '../../helpers/read-lines.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

const CONFIG: [string, string][] = [
  ['color.ui', 'always'],
  ['color.diff', 'always'],
  ['diff.external', 'true'],
  ['diff.noprefix', 'true'],
  ['diff.mnemonicPrefix', 'true'],
  ['diff.srcPrefix', 'OLD/'],
  ['diff.context', '25'],
  ['diff.interHunkContext', '100'],
  ['diff.suppressBlankEmpty', 'true'],
  ['diff.orderFile', '/dev/null'],
  ['diff.algorithm', 'patience'],
  ['diff.renames', 'copies'],
  ['diff.relative', 'true'],
  ['diff.submodule', 'log'],
  ['core.quotePath', 'false'],
  ['core.fsmonitor', 'false'],
  ['core.pager', 'false'],
  ['alias.diff-index', '!true'],
  ['alias.cat-file', '!true'],
];

test('the user can configure git in any way', async () => {
  await withGitRepo(async (repo) => {
    for (const [name, value] of CONFIG) await repo.git('config', name, value);
    await repo.write('é 日本', 'one\n\n\ntwo\nthree\n');
    await commitAll(repo);
    await repo.write('é 日本', 'one\n\nadded\n\ntwo\nthree\n');
    await repo.git('add', '.');
    expect((await staged(repo)).lines).toEqual([['é 日本', 3, 'added\n']]);
  });
});

test('variables that change what git prints are taken out', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a', 'one\ntwo\nthree\n');
    await commitAll(repo);
    await repo.write('a', 'one\nadded\ntwo\nthree\n');
    await repo.git('add', '.');
    const env = {
      GIT_EXTERNAL_DIFF: 'true',
      GIT_DIFF_OPTS: '--unified=25',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_GLOB_PATHSPECS: '1',
      GIT_PAGER: 'false',
      GIT_TRACE: '1',
      GIT_TRACE_SETUP: '1',
      GIT_TRACE2: '1',
      LC_ALL: 'de_DE.UTF-8',
    };
    expect((await staged(repo, env)).lines).toEqual([['a', 2, 'added\n']]);
  });
});

test('split index, untracked cache, index version 4 and a sparse index are read', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('in/a', 'a\n');
    await repo.write('out/deep/b', 'b\n');
    await commitAll(repo);
    await repo.write('in/new', 'x\n');
    await repo.git('add', '.');
    const expected = [['in/new', 1, 'x\n']];
    await repo.git('config', 'core.untrackedCache', 'true');
    await repo.git('update-index', '--split-index');
    expect((await staged(repo)).lines).toEqual(expected);
    await repo.git('update-index', '--no-split-index', '--index-version', '4');
    expect((await staged(repo)).lines).toEqual(expected);
    await repo.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'in');
    expect((await staged(repo)).lines).toEqual(expected);
  });
});
