import { describe, expect, it } from 'vitest';
import { commit, hunkguard, installHook, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

describe('hook commit-msg', () => {
  it.each([
    ['in the body', ['-m', SECRET_LINE], true],
    [
      'in a line that git would take for a comment, were there an editor',
      ['-m', `# ${SECRET_LINE}`],
      true,
    ],
    ['nowhere', ['-m', 'Nothing to see.'], false],
  ])('a secret %s of a message given by -m', (_name, args, isRefused) =>
    withGitRepo(async (repo) => {
      await installHook(repo, 'commit-msg');
      await repo.write('a.txt', 'one\n');
      await repo.git('add', '.');
      const { exitCode, stderr } = await commit(repo, args);
      expect(exitCode !== 0).toBe(isRefused);
      expect(stderr.includes('aws-access-key-id')).toBe(isRefused);
      expect(stderr).not.toContain(SECRET_LINE.slice(21, 41));
    }),
  );

  it('scan --commit-message leaves out comments and what is under the scissors', () =>
    withGitRepo(async (repo) => {
      const scissors = '# ------------------------ >8 ------------------------';
      await repo.write('message', `fix: it\n# ${SECRET_LINE}\n${scissors}\n+${SECRET_LINE}\n`);
      expect((await hunkguard(repo, ['scan', '--commit-message', 'message'])).exitCode).toBe(0);
      await repo.write('message', `fix: it\n\n${SECRET_LINE}\n`);
      const { exitCode, stdout } = await hunkguard(repo, ['scan', '--commit-message', 'message']);
      expect(exitCode).toBe(1);
      expect(stdout).toContain('COMMIT_EDITMSG:3:');
    }));
});

describe('policy by origin', () => {
  it('a medium finding blocks what an agent commits, and only warns a human', () =>
    withGitRepo(async (repo) => {
      await installHook(repo);
      await repo.write(
        'a.js',
        "import jwt from 'jsonwebtoken';\nexport const who = (token, key) => jwt.verify(token, key);\n",
      );
      await repo.git('add', '.');
      const agent = await commit(repo, [], { CLAUDECODE: '1' });
      expect(agent.exitCode).not.toBe(0);
      expect(agent.stderr).toContain('so medium blocks already (policy.ai.failOn)');
      expect(agent.stderr).toContain('medium');
      const human = await commit(repo, [], { CLAUDECODE: '', AI_AGENT: '', AGENT: '' });
      expect(human.stderr).toContain('none blocking');
      expect(human.stderr).not.toContain('policy.ai');
      expect(human.exitCode).toBe(0);
    }));
});
