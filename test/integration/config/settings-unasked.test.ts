import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { commit, hunkguard, installHook, type Outcome } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const CONFIG = '.hunkguard.yaml';
const STRICT = 'failOn: low\n';

/** Puts a git in front that notes what it is asked for. */
async function noted(repo: GitRepo): Promise<{ env: Record<string, string>; log: string }> {
  const { stdout: git } = await execa('which', ['git']);
  const bin = join(repo.dir, '..', 'bin');
  const log = join(bin, 'log');
  await mkdir(bin, { recursive: true });
  await rm(log, { force: true });
  await writeFile(join(bin, 'git'), `#!/bin/sh\necho "$@" >>'${log}'\nexec '${git}' "$@"\n`);
  await chmod(join(bin, 'git'), 0o755);
  return { env: { PATH: `${bin}:${repo.env.PATH}` }, log };
}

async function scan(repo: GitRepo, cwd = repo.dir): Promise<Outcome & { asked: boolean }> {
  const { env, log } = await noted(repo);
  const outcome = await hunkguard(repo, ['hook', 'pre-commit'], { env, cwd });
  const calls = await readFile(log, 'utf8');
  expect(calls).toContain('diff-index');
  return { ...outcome, asked: calls.includes('cat-file') };
}

async function base(repo: GitRepo, files: Record<string, string> = {}): Promise<void> {
  for (const [path, text] of Object.entries({ 'a.txt': 'one\n', ...files }))
    await repo.write(path, text);
  await repo.git('add', '.');
  await repo.git('commit', '-qm', 'base');
  await repo.write('a.txt', 'one\ntwo\n');
  await repo.git('add', '.');
}

describe('git is asked for settings only where there may be some', () => {
  it('not in a repository without any, be the change an edit, a deletion or a first commit', () =>
    withGitRepo(async (repo) => {
      await repo.write('a.txt', 'one\n');
      await repo.git('add', '.');
      expect(await scan(repo)).toMatchObject({ asked: false, exitCode: 0 });
      await base(repo, { 'b/c.txt': 'x\n' });
      expect(await scan(repo)).toMatchObject({ asked: false, exitCode: 0 });
      await repo.git('rm', '-q', 'b/c.txt');
      const { stderr, ...rest } = await scan(repo);
      expect(rest).toMatchObject({ asked: false, exitCode: 0 });
      expect(stderr).toContain('1 file, 1 added line');
    }));

  it.each([CONFIG, '.hunkguardignore', `app/${CONFIG}`])('%s that stays', (path) =>
    withGitRepo(async (repo) => {
      await base(repo, { [path]: '' });
      expect(await scan(repo)).toMatchObject({ asked: true, exitCode: 0 });
    }),
  );

  it('a config that the change deletes or renames: what it loosens is a finding', () =>
    withGitRepo(async (repo) => {
      await base(repo, { [CONFIG]: STRICT });
      await repo.git('rm', '-q', '--cached', CONFIG);
      const deleted = await scan(repo);
      expect(deleted.stderr).toContain('settings-loosened');
      expect(deleted.exitCode).toBe(1);
      await repo.git('reset', '-q', '--hard');
      await repo.write('a.txt', 'one\ntwo\n');
      await repo.git('mv', CONFIG, 'other.yaml');
      await repo.git('add', '.');
      const renamed = await scan(repo);
      expect(renamed.stderr).toContain('settings-loosened');
      expect(renamed.exitCode).toBe(1);
    }));

  it('an ignore file that the change deletes', () =>
    withGitRepo(async (repo) => {
      await base(repo, { '.hunkguardignore': '' });
      await repo.git('rm', '-q', '--cached', '.hunkguardignore');
      expect((await scan(repo)).asked).toBe(true);
    }));

  it.each([
    ['prefix-compressed', ['--index-version', '4']],
    ['split', ['--split-index']],
  ])('an index that is %s proves nothing', (_name, args) =>
    withGitRepo(async (repo) => {
      await repo.write(CONFIG, 'rules: {nope: off}\n');
      await base(repo);
      await repo.git('update-index', ...args);
      const { asked, stderr } = await scan(repo);
      expect(asked).toBe(true);
      expect(stderr).toContain(CONFIG);
    }),
  );

  it('an index of which folders are left out proves nothing', () =>
    withGitRepo(async (repo) => {
      await base(repo, { 'app/b.txt': 'x\n', [`lib/${CONFIG}`]: '' });
      await repo.git('commit', '-qm', 'more');
      await repo.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'app');
      await repo.write('a.txt', 'three\n');
      await repo.git('add', 'a.txt');
      expect(await scan(repo)).toMatchObject({ asked: true, exitCode: 0 });
    }));

  it('a finding asks for no settings of folders, unless the change takes them away', () =>
    withGitRepo(async (repo) => {
      await base(repo, { 'app/b.txt': 'x\n' });
      await repo.write('app/run.js', "run((req) => eval(req.query.code + ''));\n");
      await repo.git('add', '.');
      expect(await scan(repo)).toMatchObject({ asked: false, exitCode: 1 });
      await repo.write(`app/${CONFIG}`, 'rules: {js-code-injection: low}\n');
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'settings');
      await repo.git('rm', '-q', '--cached', `app/${CONFIG}`);
      await repo.write('app/run.js', "run((req) => eval(req.query.more + ''));\n");
      await repo.git('add', 'app/run.js');
      expect(await scan(repo)).toMatchObject({ asked: true });
    }));

  it('in a linked work tree its own index counts', () =>
    withGitRepo(async (repo) => {
      await base(repo);
      const linked = join(repo.dir, '..', 'linked');
      await repo.git('worktree', 'add', '-q', linked);
      await writeFile(join(linked, 'a.txt'), 'one\nthree\n');
      await repo.run(['add', '.'], { cwd: linked });
      expect(await scan(repo, linked)).toMatchObject({ asked: false, exitCode: 0 });
      await writeFile(join(linked, CONFIG), 'rules: {nope: off}\n');
      await repo.run(['add', '.'], { cwd: linked });
      expect(await scan(repo, linked)).toMatchObject({ asked: true, exitCode: 2 });
      expect((await scan(repo)).asked).toBe(false);
    }));

  it('the index of `commit -a` and `commit PATH` counts', () =>
    withGitRepo(async (repo) => {
      await base(repo, { [CONFIG]: '' });
      await repo.git('commit', '-qm', 'more');
      await installHook(repo);
      await repo.write(CONFIG, 'rules: {nope: off}\n');
      const all = await commit(repo, ['-a']);
      expect(all.stderr).toContain('no rule is called "nope"');
      const one = await commit(repo, [CONFIG]);
      expect(one.stderr).toContain('no rule is called "nope"');
    }));

  it('while merging they are always asked for', () =>
    withGitRepo(async (repo) => {
      await base(repo);
      await repo.git('commit', '-qm', 'two');
      await repo.git('checkout', '-q', '-b', 'side', 'HEAD~1');
      await repo.write('b.txt', 'b\n');
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'side');
      await repo.git('merge', '-q', '--no-commit', 'main');
      expect((await scan(repo)).asked).toBe(true);
    }));
});
