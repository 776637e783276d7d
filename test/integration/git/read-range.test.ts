import { expect, test } from 'vitest';
import { ToolError } from '../../../src/errors.ts';
import { readRange } from '../../../src/git/read-range.ts';
import { collect, commitAll } from '../../helpers/read-lines.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const range = (repo: GitRepo, text: string) =>
  collect((onChunk) => readRange({ cwd: repo.dir, env: repo.env }, text, onChunk));

async function history(repo: GitRepo): Promise<void> {
  await repo.write('f', 'base\n');
  await commitAll(repo);
  await repo.git('checkout', '-q', '-b', 'feature');
  await repo.write('f', 'base\nfeature\n');
  await repo.write('removed-again', 'x\n');
  await commitAll(repo);
  await repo.git('rm', '-q', 'removed-again');
  await repo.write('n.bin', 'a\0\n');
  await commitAll(repo);
  await repo.git('checkout', '-q', 'main');
  await repo.write('m', 'main\n');
  await commitAll(repo);
}

test('A..B is the net change between two trees, A...B starts at the merge base', async () => {
  await withGitRepo(async (repo) => {
    await history(repo);
    const feature = [
      ['f', 2, 'feature\n'],
      ['n.bin', 1, 'a\0\n'],
    ];
    expect((await range(repo, 'main...feature')).lines).toEqual(feature);
    expect((await range(repo, 'main~1..feature')).lines).toEqual(feature);
    expect((await range(repo, 'feature..main')).lines).toEqual([['m', 1, 'main\n']]);
    expect((await range(repo, 'feature...')).lines).toEqual([['m', 1, 'main\n']]);
    expect((await range(repo, '..feature')).lines).toEqual(feature);
    expect((await range(repo, 'main..main')).totals.files).toBe(0);
  });
});

test.each([
  ['main', /no range/],
  ['main....feature', /no range|names no commit/],
  ['nowhere..main', /"nowhere" names no commit/],
  [`${'0'.repeat(40)}..main`, /names no commit/],
  ['--output=PWNED..main', /names no commit/],
  ['main...unrelated', /no common commit/],
])('%s is refused with a reason', async (text, message) => {
  await withGitRepo(async (repo) => {
    await history(repo);
    await repo.git('checkout', '-q', '--orphan', 'unrelated');
    await commitAll(repo);
    const reading = range(repo, text);
    await expect(reading).rejects.toThrow(ToolError);
    await expect(reading).rejects.toThrow(message);
  });
});
