import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { installHook, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

async function push(repo: GitRepo, ref = 'main') {
  return execa('git', ['push', 'origin', ref], {
    cwd: repo.dir,
    env: repo.env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
}

async function withRemote(repo: GitRepo): Promise<void> {
  await repo.git('init', '-q', '--bare', join(repo.dir, '..', 'remote.git'));
  await repo.git('remote', 'add', 'origin', '../remote.git');
  await repo.write('a.txt', 'one\n');
  await repo.git('add', '.');
  await repo.git('commit', '-qm', 'base');
  await repo.git('push', '-q', 'origin', 'main');
  await installHook(repo, 'pre-push');
}

describe('hook pre-push', () => {
  it('finds what --no-verify let into a commit, and names the commit', () =>
    withGitRepo(async (repo) => {
      await withRemote(repo);
      await repo.write('b.txt', `${SECRET_LINE}\n`);
      await repo.git('add', '.');
      await repo.git('commit', '-qnm', 'hidden');
      await repo.git('rm', '-q', 'b.txt');
      await repo.git('commit', '-qnm', 'gone again');
      const { exitCode, stderr } = await push(repo);
      expect(exitCode).not.toBe(0);
      expect(stderr).toMatch(/b\.txt:1:\d+ \(commit [0-9a-f]{12}\)/);
    }));

  it('finds what stands in the messages of commits and annotated tags, and says what helps now', () =>
    withGitRepo(async (repo) => {
      await withRemote(repo);
      await repo.git('commit', '-q', '--no-verify', '--allow-empty', '-m', `x\n\n${SECRET_LINE}`);
      const refused = await push(repo);
      expect(refused.exitCode).not.toBe(0);
      expect(refused.stderr).toMatch(/COMMIT_EDITMSG:3:\d+ \(commit [0-9a-f]{12}\)/);
      expect(refused.stderr).toContain('git rebase -i');
      await repo.git('commit', '-q', '--no-verify', '--allow-empty', '--amend', '-m', 'x');
      expect((await push(repo)).exitCode).toBe(0);
      await repo.git('tag', 'light');
      expect((await push(repo, 'light')).exitCode).toBe(0);
      await repo.git('tag', '-a', 'v1', '-m', SECRET_LINE);
      const tagged = await push(repo, 'v1');
      expect(tagged.exitCode).not.toBe(0);
      expect(tagged.stderr).toContain('refs/tags/v1 (message):1:');
    }));

  it('require-review: an AI-written commit needs a human reviewer who is not its author', () =>
    withGitRepo(async (repo) => {
      await withRemote(repo);
      await repo.write('.hunkguard.yaml', 'attribution:\n  mode: require-review\n');
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'settings');
      await repo.git('commit', '-q', '--allow-empty', '-m', 'feat: x\n\nAI-GENERATED: Claude Code');
      const refused = await push(repo);
      expect(refused.exitCode).not.toBe(0);
      expect(refused.stderr).toContain('require-review');
      const own = 'feat: x\n\nAI-GENERATED: Claude Code\nReviewed-by: Test <test@example.invalid>';
      await repo.git('commit', '-q', '--amend', '--allow-empty', '-m', own);
      expect((await push(repo)).exitCode).not.toBe(0);
      const reviewed =
        'feat: x\n\nAI-GENERATED: Claude Code\nReviewed-by: Ada <ada@example.invalid>';
      await repo.git('commit', '-q', '--amend', '--allow-empty', '-m', reviewed);
      expect((await push(repo)).exitCode).toBe(0);
    }));
});
