import { describe, expect, it } from 'vitest';
import { hunkguard, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

async function places(repo: GitRepo, args: string[], input?: string): Promise<string[]> {
  const { stdout, exitCode } = await hunkguard(
    repo,
    ['scan', '--format', 'json', ...args],
    input === undefined ? {} : { input },
  );
  const report = JSON.parse(stdout);
  expect(exitCode).toBe(report.findings.length > 0 ? 1 : 0);
  return report.findings.map(
    (f: { path: string; startLine: number }) => `${f.path}:${f.startLine}`,
  );
}

describe('scan', () => {
  it('reads the staged change, a range, all files, named files and a diff', () =>
    withGitRepo(async (repo) => {
      await repo.write('old.txt', `${SECRET_LINE}\n`);
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'base');
      await repo.write('sub/new.txt', `one\n${SECRET_LINE}\n`);
      await repo.git('add', '.');
      expect(await places(repo, [])).toEqual(['sub/new.txt:2']);
      expect(await places(repo, ['--staged'])).toEqual(['sub/new.txt:2']);
      const diff = await repo.git('diff', '--cached');
      await repo.git('commit', '-qm', 'next');
      expect(await places(repo, [])).toEqual([]);
      expect(await places(repo, ['--range', 'HEAD~1..HEAD'])).toEqual(['sub/new.txt:2']);
      expect(await places(repo, ['--all-files'])).toEqual(['old.txt:1', 'sub/new.txt:2']);
      expect(await places(repo, ['old.txt'])).toEqual(['old.txt:1']);
      expect(await places(repo, ['sub'])).toEqual(['sub/new.txt:2']);
      expect(await places(repo, ['--diff', '-'], `${diff}\n`)).toEqual(['sub/new.txt:2']);
    }));

  it('the exit code follows --fail-on', () =>
    withGitRepo(async (repo) => {
      await repo.write('a.txt', `${SECRET_LINE}\n`);
      await repo.git('add', '.');
      expect((await hunkguard(repo, ['scan'])).exitCode).toBe(1);
      expect((await hunkguard(repo, ['scan', '--fail-on', 'none'])).exitCode).toBe(0);
    }));

  it('prints a summary line per category', () =>
    withGitRepo(async (repo) => {
      await repo.write('a.txt', `${SECRET_LINE}\n`);
      await repo.git('add', '.');
      const { stdout } = await hunkguard(repo, ['scan', '--format', 'summary']);
      expect(stdout).toContain('✅ No SQL injection patterns detected');
      expect(stdout).toMatch(/❌ CRITICAL: .+ \(line 1, a\.txt\)/);
    }));
});
