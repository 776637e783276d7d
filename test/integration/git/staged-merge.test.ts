import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitAll, staged } from '../../helpers/read-lines.ts';
import { type GitRepo, repoAt, withGitRepo } from '../../helpers/with-git-repo.ts';

async function diverge(repo: GitRepo): Promise<void> {
  await repo.write('f', 'one\ntwo\nthree\nfour\nfive\n');
  await commitAll(repo);
  await repo.git('checkout', '-q', '-b', 'theirs');
  await repo.write('f', 'one\ntwo\ntheirs\nfour\nfive\n');
  await repo.write('brought', 'old line of theirs\n');
  await repo.write('brought.bin', 'binary\0of theirs\n');
  await commitAll(repo);
  await repo.git('checkout', '-q', 'main');
  await repo.write('f', 'one\ntwo\nours\nfour\nfive\n');
  await commitAll(repo);
}

test('a merge adds what differs from both parents', async () => {
  await withGitRepo(async (repo) => {
    await diverge(repo);
    await repo.run(['merge', 'theirs'], { reject: false });
    await repo.write('f', 'zero\none\ntwo\nours\nboth\ntheirs\nfour\nfive\n');
    await repo.write('new', 'made while merging\n');
    await repo.git('add', '.');
    const { lines, totals } = await staged(repo);
    expect(lines).toEqual([
      ['f', 1, 'zero\n'],
      ['f', 5, 'both\n'],
      ['new', 1, 'made while merging\n'],
    ]);
    expect(totals).toEqual({ files: 2, addedLines: 3, addedBytes: 29 });
  });
});

test('an octopus merge, its parents named in one file', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('base', 'b\n');
    const base = await commitAll(repo);
    for (const branch of ['x', 'y', 'z']) {
      await repo.git('checkout', '-q', '-b', branch, base);
      await repo.write(branch, `line of ${branch}\n`);
      await commitAll(repo);
    }
    await repo.git('checkout', '-q', 'main');
    await repo.git('merge', '-q', '--no-commit', 'x', 'y', 'z');
    expect(await repo.git('diff', '--cached', '--name-only')).toBe('x\ny\nz');
    expect((await staged(repo)).lines).toEqual([]);
    await repo.write('y', 'line of y\nadded to y\n');
    await repo.git('add', '.');
    expect((await staged(repo)).lines).toEqual([['y', 2, 'added to y\n']]);
  });
});

test('a merge in a linked work tree, and with GIT_DIR', async () => {
  await withGitRepo(async (repo) => {
    await diverge(repo);
    const path = join(repo.dir, '..', 'linked');
    await repo.git('worktree', 'add', '-q', path, '-b', 'linked');
    const linked = repoAt(path, repo.env.HOME ?? '');
    await linked.run(['merge', 'theirs'], { reject: false });
    await linked.write('f', 'one\ntwo\nboth\nfour\nfive\n');
    await linked.git('add', '.');
    const expected = [['f', 3, 'both\n']];
    expect((await staged(linked)).lines).toEqual(expected);
    expect(
      (await staged(linked, { GIT_DIR: await linked.git('rev-parse', '--absolute-git-dir') }))
        .lines,
    ).toEqual(expected);
    await repo.write('own', 'x\n');
    await repo.git('add', '.');
    expect((await staged(repo)).lines).toEqual([['own', 1, 'x\n']]);
  });
});

test('a squashed merge is no merge: all its lines are new here', async () => {
  await withGitRepo(async (repo) => {
    await diverge(repo);
    await repo.run(['merge', '--squash', 'theirs'], { reject: false });
    await repo.write('f', 'one\ntwo\nboth\nfour\nfive\n');
    await repo.git('add', '.');
    expect((await staged(repo)).lines.map((line) => line[0])).toEqual([
      'brought',
      'f',
      'brought.bin',
    ]);
  });
});

test('a tag or branch of the name MERGE_HEAD makes no merge', async () => {
  await withGitRepo(async (repo) => {
    await repo.write('a', 'a\n');
    await commitAll(repo);
    await repo.write('b', 'planted\n');
    await commitAll(repo);
    await repo.git('tag', 'MERGE_HEAD');
    await repo.git('branch', 'MERGE_HEAD');
    await repo.git('reset', '-q', '--soft', 'HEAD~1');
    expect((await staged(repo)).lines).toEqual([['b', 1, 'planted\n']]);
  });
});
