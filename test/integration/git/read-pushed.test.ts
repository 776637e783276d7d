import { expect, test } from 'vitest';
import { ToolError } from '../../../src/errors.ts';
import { type PushTarget, readPushed } from '../../../src/git/read-pushed.ts';
import {
  parsePushLines,
  parseReceiveLines,
  pushOfFramework,
  type RefUpdate,
} from '../../../src/git/ref-updates.ts';
import { collect, commitAll } from '../../helpers/read-lines.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const ZERO = '0'.repeat(40);
const ORIGIN: PushTarget = { remote: 'origin' };

const pushed = (repo: GitRepo, updates: RefUpdate[], target: PushTarget = ORIGIN) =>
  collect((onChunk) => readPushed({ cwd: repo.dir, env: repo.env }, updates, target, onChunk));

const update = (newOid: string, oldOid = ZERO, ref = 'refs/heads/main'): RefUpdate => ({
  ref,
  oldOid,
  newOid,
});

async function commitFile(repo: GitRepo, path: string, content: string): Promise<string> {
  await repo.write(path, content);
  return await commitAll(repo, path);
}

test('every commit counts, each with its own id, oldest first, the removed lines too', async () => {
  await withGitRepo(async (repo) => {
    const root = await commitFile(repo, 'a', 'root\n');
    const second = await commitFile(repo, 'secret.bin', 'gone later\0\n');
    await repo.git('rm', '-q', 'secret.bin');
    await repo.git('commit', '-q', '-m', 'remove');
    const last = await commitFile(repo, 'a', 'root\nmore\n');
    const { lines, chunks, totals } = await pushed(repo, [update(last)]);
    expect(lines).toEqual([
      ['a', 1, 'root\n'],
      ['a', 2, 'more\n'],
      ['secret.bin', 1, 'gone later\0\n'],
    ]);
    expect(chunks.map((chunk) => chunk.file.commit)).toEqual([root, last, second]);
    expect(totals).toMatchObject({ commits: 4, files: 3, addedLines: 3 });
  });
});

test('what the remote has is left out: its branches, and the old id when it is known here', async () => {
  await withGitRepo(async (repo) => {
    const old = await commitFile(repo, 'a', 'old\n');
    const middle = await commitFile(repo, 'b', 'middle\n');
    const last = await commitFile(repo, 'c', 'new\n');
    expect((await pushed(repo, [update(last, middle)])).lines).toEqual([['c', 1, 'new\n']]);
    expect((await pushed(repo, [update(last, '1'.repeat(40))])).totals.commits).toBe(3);
    await repo.git('update-ref', 'refs/remotes/origin/main', old);
    await repo.git('update-ref', 'refs/remotes/other/main', last);
    const { lines, totals } = await pushed(repo, [update(last)]);
    expect(lines).toEqual([
      ['b', 1, 'middle\n'],
      ['c', 1, 'new\n'],
    ]);
    expect(totals.commits).toBe(2);
    expect((await pushed(repo, [update(last)], { remote: '/some/where.git' })).totals.commits).toBe(
      3,
    );
    expect((await pushed(repo, [update(last)], { remote: '*' })).totals.commits).toBe(3);
    expect((await pushed(repo, [update(last)], { receive: true })).totals.commits).toBe(0);
  });
});

test('all refs of a push are read; deletions are not', async () => {
  await withGitRepo(async (repo) => {
    const base = await commitFile(repo, 'a', 'a\n');
    await repo.git('update-ref', 'refs/remotes/origin/main', base);
    const one = await commitFile(repo, 'one', '1\n');
    await repo.git('checkout', '-q', base);
    const two = await commitFile(repo, 'two', '2\n');
    const { lines } = await pushed(repo, [
      update(ZERO, base),
      update(one),
      update(two),
      update(base),
    ]);
    expect(lines.map((line) => line[0]).sort()).toEqual(['one', 'two']);
    expect((await pushed(repo, [update(ZERO, base)])).totals).toEqual({
      files: 0,
      addedLines: 0,
      addedBytes: 0,
      commits: 0,
    });
    expect((await pushed(repo, [])).totals.commits).toBe(0);
  });
});

test('a merge adds what no parent has; history that the remote has is not read again', async () => {
  await withGitRepo(async (repo) => {
    await commitFile(repo, 'f', 'base\n');
    await repo.git('checkout', '-q', '-b', 'side');
    await commitFile(repo, 'side', 'old line of side\n');
    await repo.git('checkout', '-q', 'main');
    await commitFile(repo, 'main', 'old line of main\n');
    for (const branch of ['main', 'side'])
      await repo.git('update-ref', `refs/remotes/origin/${branch}`, branch);
    await repo.git('merge', '-q', '--no-ff', '-m', 'clean', 'side');
    const clean = await repo.git('rev-parse', 'HEAD');
    expect((await pushed(repo, [update(clean)])).totals).toMatchObject({
      commits: 1,
      addedLines: 0,
    });
    await repo.git('reset', '-q', '--hard', 'HEAD~1');
    await repo.git('merge', '-q', '--no-ff', '--no-commit', 'side');
    await repo.write('evil', 'in no parent\n');
    await repo.write('side', 'old line of side\nand one more\n');
    const evil = await commitAll(repo, 'evil');
    const { lines, chunks } = await pushed(repo, [update(evil)]);
    expect(lines).toEqual([
      ['evil', 1, 'in no parent\n'],
      ['side', 2, 'and one more\n'],
    ]);
    expect(chunks[0]?.file.commit).toBe(evil);
  });
});

test('tags are followed to commits, trees and blobs', async () => {
  await withGitRepo(async (repo) => {
    const base = await commitFile(repo, 'a', 'base\n');
    await repo.git('update-ref', 'refs/remotes/origin/main', base);
    await commitFile(repo, 'b', 'tagged\n');
    await repo.git('tag', '-a', '-m', 't', 'inner');
    await repo.git('tag', '-a', '-m', 't', 'outer', 'inner');
    const { stdout: blob } = await repo.run(['hash-object', '-w', '--stdin'], {
      input: 'a blob\n',
    });
    await repo.git('tag', '-a', '-m', 't', 'to-blob', blob);
    const tip = async (name: string) =>
      update(await repo.git('rev-parse', name), ZERO, `refs/tags/${name}`);
    expect((await pushed(repo, [await tip('outer')])).lines).toEqual([['b', 1, 'tagged\n']]);
    expect((await pushed(repo, [await tip('to-blob')])).lines).toEqual([
      ['refs/tags/to-blob', 1, 'a blob\n'],
    ]);
    const tree = update(await repo.git('rev-parse', 'HEAD^{tree}'), ZERO, 'refs/tags/tree');
    expect((await pushed(repo, [tree])).lines).toEqual([
      ['a', 1, 'base\n'],
      ['b', 1, 'tagged\n'],
    ]);
  });
});

test('an object that is not here is refused', async () => {
  await withGitRepo(async (repo) => {
    await commitFile(repo, 'a', 'a\n');
    await expect(pushed(repo, [update('1'.repeat(40))])).rejects.toThrow(ToolError);
  });
});

test("git's lines, and the variables of the pre-commit framework", () => {
  const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];
  expect(
    parsePushLines(`refs/heads/x ${a} refs/heads/y ${b}\n(delete) ${ZERO} refs/heads/z ${b}\n`),
  ).toEqual([
    { ref: 'refs/heads/y', oldOid: b, newOid: a },
    { ref: 'refs/heads/z', oldOid: b, newOid: ZERO },
  ]);
  expect(parsePushLines(`HEAD@{1 day ago} ${a} refs/heads/y ${b}\n`)[0]).toEqual({
    ref: 'refs/heads/y',
    oldOid: b,
    newOid: a,
  });
  expect(parseReceiveLines(`${b} ${a} refs/heads/y\n`)).toEqual([
    { ref: 'refs/heads/y', oldOid: b, newOid: a },
  ]);
  expect(parsePushLines('')).toEqual([]);
  expect(() => parsePushLines('garbage\n')).toThrow(ToolError);
  expect(() => parseReceiveLines(`${a} ${b}\n`)).toThrow(ToolError);
  expect(pushOfFramework({})).toBeNull();
  expect(
    pushOfFramework({
      PRE_COMMIT_FROM_REF: b,
      PRE_COMMIT_TO_REF: a,
      PRE_COMMIT_REMOTE_NAME: 'origin',
      PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/y',
    }),
  ).toEqual({
    update: { ref: 'refs/heads/y', oldOid: b, newOid: a },
    remote: 'origin',
  });
});

test('the framework may give names in the place of ids', async () => {
  await withGitRepo(async (repo) => {
    await commitFile(repo, 'a', 'a\n');
    await commitFile(repo, 'b', 'b\n');
    const push = pushOfFramework({ PRE_COMMIT_FROM_REF: 'HEAD~1', PRE_COMMIT_TO_REF: 'HEAD' });
    expect((await pushed(repo, push ? [push.update] : [])).lines).toEqual([['b', 1, 'b\n']]);
  });
});
