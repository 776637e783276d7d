import { chmod, lstat, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snapshot } from '../../e2e/support/snapshot.ts';
import { commit, hunkguard, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const hooksOf = (repo: GitRepo) => join(repo.dir, '.git', 'hooks');

async function plant(path: string, content: string | Buffer, mode = 0o755): Promise<void> {
  await writeFile(path, content);
  await chmod(path, mode);
}

/** A submodule has a configuration of its own. */
const IDENTITY = {
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.invalid',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.invalid',
};

/** What may stand where git's pre-commit hook goes. */
const FOREIGN: Record<string, (path: string, repo: GitRepo) => Promise<unknown>> = {
  'a script': (path) => plant(path, '#!/bin/sh\nexit 0\n'),
  'bytes that are not UTF-8': (path) =>
    plant(path, Buffer.from('#!/bin/sh\n# caf\xe9\n', 'latin1')),
  'a dead link': (path) => symlink('../nowhere/hook', path),
  'a link into the work tree': async (path, repo) => {
    await repo.write('tools/hook', '#!/bin/sh\nexit 0\n');
    await chmod(join(repo.dir, 'tools/hook'), 0o755);
    await symlink('../../tools/hook', path);
  },
  'a file that is not executable': (path) => plant(path, '#!/bin/sh\nexit 1\n', 0o600),
  'an empty file': (path) => plant(path, ''),
  'a folder': async (path) => {
    await mkdir(path);
    await writeFile(join(path, 'part'), 'x');
  },
};

describe('a foreign hook', () => {
  it.each(Object.entries(FOREIGN))('is put back as it was: %s', (_, place) =>
    withGitRepo(async (repo) => {
      await mkdir(hooksOf(repo), { recursive: true });
      await place(join(hooksOf(repo), 'pre-commit'), repo);
      const before = await snapshot(hooksOf(repo));
      expect((await hunkguard(repo, ['init', '--yes'])).exitCode).toBe(0);
      const installed = await snapshot(hooksOf(repo));
      expect((await hunkguard(repo, ['init', '--yes'])).stdout).toContain('nothing to write');
      expect(await snapshot(hooksOf(repo))).toEqual(installed);
      await repo.write('a.txt', `${SECRET_LINE}\n`);
      await repo.git('add', 'a.txt');
      expect((await commit(repo)).stderr).toContain('a.txt:1:');
      expect((await hunkguard(repo, ['uninstall'])).exitCode).toBe(0);
      expect(await snapshot(hooksOf(repo))).toEqual(before);
    }),
  );

  it('stops the commit with its own exit code, before hunkguard looks', () =>
    withGitRepo(async (repo) => {
      await plant(join(hooksOf(repo), 'pre-commit'), '#!/bin/sh\necho stopped >&2\nexit 42\n');
      await hunkguard(repo, ['init']);
      await repo.write('a.txt', 'x\n');
      await repo.git('add', 'a.txt');
      const { exitCode, stderr } = await commit(repo);
      expect(exitCode).not.toBe(0);
      expect(stderr).toContain('stopped');
      expect(stderr).not.toContain('hunkguard:');
    }));

  it('that adds to the index is scanned after it', () =>
    withGitRepo(async (repo) => {
      await plant(
        join(hooksOf(repo), 'pre-commit'),
        `#!/bin/sh\necho '${SECRET_LINE}' > made.txt\ngit add made.txt\n`,
      );
      await hunkguard(repo, ['init']);
      await repo.write('a.txt', 'x\n');
      await repo.git('add', 'a.txt');
      const { exitCode, stderr } = await commit(repo);
      expect(exitCode).not.toBe(0);
      expect(stderr).toContain('made.txt:1:');
    }));

  it('kept before is never overwritten', () =>
    withGitRepo(async (repo) => {
      const path = join(hooksOf(repo), 'pre-commit');
      await plant(path, '#!/bin/sh\n# first\n');
      await hunkguard(repo, ['init']);
      await plant(path, '#!/bin/sh\n# second\n');
      await hunkguard(repo, ['init']);
      expect(await readFile(`${path}.before-hunkguard`, 'utf8')).toContain('first');
      expect(await readFile(`${path}.before-hunkguard.2`, 'utf8')).toContain('second');
      await hunkguard(repo, ['uninstall']);
      expect(await readFile(path, 'utf8')).toContain('second');
    }));

  it('in a hooks folder that is a link to another program stays there', () =>
    withGitRepo(async (repo) => {
      await repo.write('manager/commit-msg', '#!/bin/sh\nexit 0\n');
      await repo.run(['-c', 'alias.x=!rm -rf .git/hooks && ln -s ../manager .git/hooks', 'x']);
      const before = await snapshot(join(repo.dir, 'manager'));
      expect((await hunkguard(repo, ['init'])).exitCode).toBe(0);
      await hunkguard(repo, ['uninstall']);
      expect(await snapshot(join(repo.dir, 'manager'))).toEqual(before);
      expect((await lstat(hooksOf(repo))).isSymbolicLink()).toBe(true);
    }));
});

describe('init', () => {
  it('works in a submodule and in a linked work tree, for the hooks those use', () =>
    withGitRepo(async (repo) => {
      await repo.write('a.txt', 'x\n');
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'one');
      await repo.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', repo.dir, 'sub');
      await repo.git('worktree', 'add', '-q', join(repo.dir, '..', 'tree'));
      for (const cwd of [join(repo.dir, 'sub'), join(repo.dir, '..', 'tree')]) {
        const { exitCode, stdout } = await hunkguard(repo, ['init'], { cwd });
        expect(stdout).toContain('planted key was refused');
        expect(exitCode).toBe(0);
        await writeFile(join(cwd, 'b.txt'), `${SECRET_LINE}\n`);
        await repo.run(['add', 'b.txt'], { cwd });
        expect((await commit({ ...repo, dir: cwd }, [], IDENTITY)).stderr).toContain('b.txt:1:');
      }
      expect((await lstat(join(repo.dir, '.git/modules/sub/hooks/pre-commit'))).isFile()).toBe(
        true,
      );
      expect((await lstat(join(hooksOf(repo), 'pre-commit'))).isFile()).toBe(true);
    }));

  it('touches neither index nor history nor objects', () =>
    withGitRepo(async (repo) => {
      await repo.write('a.txt', 'x\n');
      await repo.git('add', '.');
      const before = await snapshot(join(repo.dir, '.git'), (path) => path.startsWith('hooks'));
      expect((await hunkguard(repo, ['init'])).exitCode).toBe(0);
      expect((await hunkguard(repo, ['doctor'])).exitCode).toBe(0);
      const after = await snapshot(join(repo.dir, '.git'), (path) => path.startsWith('hooks'));
      expect(after).toEqual(before);
    }));

  it('refuses outside a repository, and a second way beside the first', () =>
    withGitRepo(async (repo) => {
      await hunkguard(repo, ['init']);
      const second = await hunkguard(repo, ['init', '--manager', 'lefthook']);
      expect(second.exitCode).toBe(2);
      expect(second.stderr).toContain('hunkguard uninstall');
      const outside = await hunkguard(repo, ['init'], { cwd: join(repo.dir, '..') });
      expect(outside.exitCode).toBe(2);
      expect(outside.stderr).toContain('not a git repository');
    }));
});
