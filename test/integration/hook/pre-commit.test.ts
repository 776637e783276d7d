import { describe, expect, it } from 'vitest';
import { commit, hunkguard, installHook, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

describe('hook pre-commit', () => {
  it('refuses a commit whose added line holds a secret, and shows none of it', () =>
    withGitRepo(async (repo) => {
      await installHook(repo);
      await repo.write('config.ini', `# settings\n${SECRET_LINE}\n`);
      await repo.git('add', '.');
      const refused = await commit(repo);
      expect(refused.exitCode).not.toBe(0);
      expect(refused.stderr).toContain('config.ini:2:');
      expect(refused.stderr).toContain('aws-access-key-id');
      expect(refused.stderr).not.toContain(SECRET_LINE.slice(21, 41));
      await repo.write('config.ini', '# settings\nregion = "eu-central-1"\n');
      await repo.git('add', '.');
      const passed = await commit(repo);
      expect(passed.exitCode).toBe(0);
      expect(passed.stderr).toMatch(
        /^hunkguard: no findings in 1 file, 2 added lines, [\d,]+ rules, \d+ ms$/m,
      );
    }));

  it('says that nothing was staged instead of "clean"', () =>
    withGitRepo(async (repo) => {
      const { exitCode, stderr } = await hunkguard(repo, ['hook', 'pre-commit']);
      expect(exitCode).toBe(0);
      expect(stderr).toContain('nothing to scan');
    }));

  it('HUNKGUARD=0 lets one commit through and says so', () =>
    withGitRepo(async (repo) => {
      await installHook(repo);
      await repo.write('a.txt', `${SECRET_LINE}\n`);
      await repo.git('add', '.');
      const passed = await commit(repo, [], { HUNKGUARD: '0' });
      expect(passed.exitCode).toBe(0);
      expect(passed.stderr).toContain('HUNKGUARD=0');
    }));

  it('an inline allow that names the rule and a reason silences it, and is counted; a bare one warns', () =>
    withGitRepo(async (repo) => {
      await installHook(repo);
      await repo.write('a.txt', `${SECRET_LINE} # hunkguard:allow\n`);
      await repo.git('add', '.');
      const bare = await commit(repo);
      expect(bare.exitCode).not.toBe(0);
      expect(bare.stderr).toContain('a bare hunkguard:allow');
      await repo.write(
        'a.txt',
        `${SECRET_LINE} # hunkguard:allow aws-access-key-id a made-up key\n`,
      );
      await repo.git('add', '.');
      const allowed = await commit(repo);
      expect(allowed.exitCode).toBe(0);
      expect(allowed.stderr).toContain('1 suppressed');
    }));
});
