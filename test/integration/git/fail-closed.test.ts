import { chmod, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { ToolError } from '../../../src/errors.ts';
import { commitAll, staged } from '../../helpers/read-lines.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

async function prepare(repo: GitRepo): Promise<void> {
  await repo.write('base', 'a\n');
  await commitAll(repo);
  await repo.write('a.txt', 'added\n');
  await repo.write('z.bin', 'added\0\n');
  await repo.git('add', '.');
}

/** Puts a program named git before the real one, which misbehaves for the commands that read. */
async function withFakeGit(
  repo: GitRepo,
  commands: string,
  script: string,
): Promise<Record<string, string>> {
  const real = (await repo.git('--exec-path')).concat('/git');
  const path = '../fake/git';
  await repo.write(
    path,
    `#!/bin/sh\nREAL='${real}'\ncase " $* " in ${commands}) ;; *) exec "$REAL" "$@";; esac\n${script}\n`,
  );
  await chmod(join(repo.dir, path), 0o755);
  return { PATH: join(repo.dir, '../fake') + delimiter + (repo.env.PATH ?? '') };
}

test.each([
  [
    'fails with words',
    'echo "fatal: broken" >&2; exit 128',
    /diff-index failed \(exit code 128\): fatal: broken/,
  ],
  ['fails silently', 'exit 1', /diff-index failed \(exit code 1\)/],
  ['is killed in the middle', '"$REAL" "$@" | head -c 40; kill -9 $$', /signal SIGKILL/],
  ['prints a part and fails', '"$REAL" "$@" | head -c 200; exit 128', /exit code 128/],
  [
    'prints a part and says that all is well',
    '"$REAL" "$@" | head -c 200; exit 0',
    /cannot be trusted/,
  ],
  ['prints garbage', 'printf "garbage\\0\\0 not a diff\\n"; exit 0', /cannot be trusted/],
])('git %s', async (_, script, message) => {
  await withGitRepo(async (repo) => {
    await prepare(repo);
    const reading = staged(repo, await withFakeGit(repo, '*" diff-index "*', script));
    await expect(reading).rejects.toThrow(ToolError);
    await expect(reading).rejects.toThrow(message);
  });
});

test.each([
  ['fails', 'exit 128'],
  ['answers nothing', 'exit 0'],
  ['answers garbage', 'cat >/dev/null; echo garbage'],
  ['stops in the middle of a blob', '"$REAL" "$@" | head -c 52'],
  ['is killed', 'kill -9 $$'],
])('git cat-file %s', async (_, script) => {
  await withGitRepo(async (repo) => {
    await prepare(repo);
    const env = await withFakeGit(repo, '*" cat-file "*', script);
    await expect(staged(repo, env)).rejects.toThrow(ToolError);
  });
});

test.each([['a.txt'], ['z.bin']])('the staged object of %s is missing', async (path) => {
  await withGitRepo(async (repo) => {
    await prepare(repo);
    const oid = await repo.git('rev-parse', `:${path}`);
    await rm(join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2)));
    await expect(staged(repo)).rejects.toThrow(ToolError);
  });
});

test('outside a repository, and in one of another owner, with a next step', async () => {
  await withGitRepo(async (repo) => {
    await prepare(repo);
    const outside = staged(repo, { GIT_CEILING_DIRECTORIES: '/' }, join(repo.dir, '..'));
    await expect(outside).rejects.toMatchObject({
      name: 'ToolError',
      hint: expect.stringContaining('work tree'),
    });
    const foreign = staged(repo, { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    await expect(foreign).rejects.toMatchObject({
      name: 'ToolError',
      hint: expect.stringContaining('safe.directory'),
    });
  });
});

test('what the receiver throws ends the reading and comes out', async () => {
  await withGitRepo(async (repo) => {
    await prepare(repo);
    const { readStaged } = await import('../../../src/git/read-staged.ts');
    const reading = readStaged({ cwd: repo.dir, env: repo.env }, () => {
      throw new RangeError('from the scan');
    });
    await expect(reading).rejects.toThrow(RangeError);
  });
});

test('a git inside the repository, or named by a relative PATH, is never run', async () => {
  await withGitRepo(async (repo) => {
    await prepare(repo);
    await repo.write('node_modules/.bin/git', '#!/bin/sh\ntouch ../PWNED\nexit 0\n');
    await repo.write('git', '#!/bin/sh\ntouch ../PWNED\nexit 0\n');
    for (const path of ['node_modules/.bin/git', 'git']) await chmod(join(repo.dir, path), 0o755);
    const bin = join(repo.dir, 'node_modules/.bin');
    const path = ['.', '', repo.dir, 'node_modules/.bin', bin].join(delimiter);
    const { lines } = await staged(
      repo,
      { PATH: path + delimiter + (repo.env.PATH ?? '') },
      join(repo.dir, 'node_modules'),
    );
    expect(lines.map((line) => line[0])).toContain('a.txt');
    await expect(staged(repo, { PATH: path })).rejects.toThrow(/git was not found on PATH/);
  });
});
