import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { BUNDLE, hunkguard, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

async function stage(repo: GitRepo, line = 'x = 1'): Promise<void> {
  await repo.write('a.txt', `${line}\n`);
  await repo.git('add', '.');
}

/** A git on PATH that misbehaves for the command that reads the change. */
async function brokenGit(repo: GitRepo, body: string): Promise<Record<string, string>> {
  const dir = join(repo.dir, '..', 'bin');
  await mkdir(dir, { recursive: true });
  const { stdout: real } = await execa('sh', ['-c', 'command -v git']);
  await writeFile(
    join(dir, 'git'),
    `#!/bin/sh\nREAL='${real}'\ncase "$*" in *diff-index*|*cat-file*) ${body};; esac\nexec "$REAL" "$@"\n`,
  );
  await chmod(join(dir, 'git'), 0o755);
  return { PATH: `${dir}:${repo.env.PATH}` };
}

describe('what could not run refuses the commit with exit code 2', () => {
  it.each([
    ['git fails', 'echo "fatal: broken" >&2; exit 128'],
    ['git is killed', 'kill -9 $$'],
    ['git prints garbage', 'printf "garbage\\0\\0"; exit 0'],
    ['git prints nothing, exit 1', 'exit 1'],
  ])('%s', (_name, body) =>
    withGitRepo(async (repo) => {
      await stage(repo);
      await repo.git('commit', '-qm', 'base');
      await stage(repo, SECRET_LINE);
      const env = await brokenGit(repo, body);
      const { exitCode, stderr } = await hunkguard(repo, ['hook', 'pre-commit'], { env });
      expect(exitCode).toBe(2);
      expect(stderr).toContain('could not run');
      const open = await hunkguard(repo, ['hook', 'pre-commit'], {
        env: { ...env, HUNKGUARD_FAIL_OPEN: '1' },
      });
      expect(open.exitCode).toBe(0);
      expect(open.stderr).toContain('HUNKGUARD_FAIL_OPEN=1');
    }),
  );

  it('git is missing', () =>
    withGitRepo(async (repo) => {
      await stage(repo);
      const empty = await mkdtemp(join(tmpdir(), 'hunkguard-path-'));
      const { exitCode, stderr } = await execa(process.execPath, [BUNDLE, 'hook', 'pre-commit'], {
        cwd: repo.dir,
        env: { PATH: empty },
        extendEnv: false,
        reject: false,
      });
      await rm(empty, { recursive: true });
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/git/);
    }));

  it('the rules of the installation are gone or damaged', () =>
    withGitRepo(async (repo) => {
      await stage(repo, SECRET_LINE);
      const copy = join(repo.dir, '..', 'dist');
      await cp(join(BUNDLE, '..'), copy, { recursive: true });
      const run = () =>
        execa('node', [join(copy, 'hunkguard.js'), 'hook', 'pre-commit'], {
          cwd: repo.dir,
          env: repo.env,
          extendEnv: false,
          reject: false,
        });
      await writeFile(join(copy, 'rules.bin'), 'damaged');
      expect((await run()).exitCode).toBe(2);
      await rm(join(copy, 'rules.bin'));
      const gone = await run();
      expect(gone.exitCode).toBe(2);
      expect(gone.stderr).toContain('Install hunkguard again');
    }));

  it.runIf(process.platform === 'linux')('the report cannot be written: a full disk', () =>
    withGitRepo(async (repo) => {
      await stage(repo, 'x = 1');
      const inShell = (command: string) =>
        execa('sh', ['-c', command], {
          cwd: repo.dir,
          env: repo.env,
          extendEnv: false,
          reject: false,
        });
      const hook = await inShell(`node '${BUNDLE}' hook pre-commit 2>/dev/full`);
      expect(hook.exitCode).toBe(2);
      const scan = await inShell(`node '${BUNDLE}' scan >/dev/full`);
      expect(scan.exitCode).toBe(2);
      expect(scan.stderr).toContain('no space left');
      expect(scan.stderr).not.toContain('defect');
    }),
  );

  it('outside a repository', () =>
    withGitRepo(async (repo) => {
      const { exitCode, stderr } = await hunkguard(repo, ['hook', 'pre-commit'], {
        cwd: join(repo.dir, '..', 'home'),
      });
      expect(exitCode).toBe(2);
      expect(stderr).toContain('not a git repository');
    }));

  it('an unknown hook or option; only where git waits there is something to skip', () =>
    withGitRepo(async (repo) => {
      const unknown = await hunkguard(repo, ['hook', 'post-nothing']);
      expect(unknown.exitCode).toBe(2);
      expect(unknown.stderr).toContain('HUNKGUARD=0 git commit');
      expect(await hunkguard(repo, ['hook', '--help'])).toMatchObject({ exitCode: 0 });
      const noRule = await hunkguard(repo, ['explain', 'nothing']);
      expect(noRule.exitCode).toBe(2);
      expect(noRule.stderr).not.toContain('HUNKGUARD=0');
      expect((await hunkguard(repo, ['scan', '--nonsense'])).exitCode).toBe(2);
      expect((await hunkguard(repo, ['scan', '--staged', '--all-files'])).exitCode).toBe(2);
      expect((await hunkguard(repo, ['scan', '--fail-on', 'sometimes'])).exitCode).toBe(2);
    }));
});
