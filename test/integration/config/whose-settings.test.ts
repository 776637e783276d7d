import { describe, expect, it } from 'vitest';
import { commit, hunkguard, installHook, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const CONFIG = '.hunkguard.yaml';
const OFF = 'rules:\n  aws-access-key-id: off\n';

async function base(repo: GitRepo, files: Record<string, string> = {}): Promise<void> {
  await installHook(repo);
  await put(repo, { README: 'x\n', ...files });
  await repo.git('commit', '-qm', 'base');
}

async function put(repo: GitRepo, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await repo.write(path, text);
  await repo.git('add', '.');
}

describe('a commit cannot switch off its own scan', () => {
  it('is scanned with the settings of HEAD, and the loosening is a finding', () =>
    withGitRepo(async (repo) => {
      await base(repo);
      await put(repo, { [CONFIG]: OFF, 'a.py': `${SECRET_LINE}\n` });
      const { exitCode, stderr } = await commit(repo);
      expect(stderr).toMatch(/\.hunkguard\.yaml:2:\d+ {2}high {2}settings-loosened/);
      expect(stderr).toContain('rule aws-access-key-id: critical → off');
      expect(stderr).toMatch(/a\.py:1:\d+ {2}critical/);
      expect(exitCode).toBe(1);
    }));

  it.each([
    ['failOn: none\n', 'failOn: high → none'],
    ['packs: {secrets: off}\n', 'pack secrets: off'],
    ['allowlist:\n  - reason: all tests\n    paths: ["**"]\n', 'new entry "all tests"'],
    ['limits: {fileBytes: 1024}\n', 'limits.fileBytes: no limit → 1024'],
  ])('%j', (text, what) =>
    withGitRepo(async (repo) => {
      await base(repo);
      await put(repo, { [CONFIG]: text, 'a.py': `${SECRET_LINE}\n` });
      const { exitCode, stderr } = await commit(repo);
      expect(stderr).toContain(what);
      expect(stderr).toContain('2 blocking');
      expect(exitCode).toBe(1);
    }),
  );

  it('passes alone, and holds from the next commit on', () =>
    withGitRepo(async (repo) => {
      await base(repo);
      await put(repo, { [CONFIG]: OFF });
      const alone = await commit(repo);
      expect(alone.stderr).toContain('none blocking');
      expect(alone.exitCode).toBe(0);
      await put(repo, { 'a.py': `${SECRET_LINE}\n` });
      expect((await commit(repo)).exitCode).toBe(0);
    }));

  it('passes together with HUNKGUARD_ALLOW_WEAKEN=1 or --allow-weaken, counted', () =>
    withGitRepo(async (repo) => {
      await base(repo);
      await put(repo, { [CONFIG]: OFF, 'a.py': `${SECRET_LINE}\n` });
      const flag = await hunkguard(repo, ['scan', '--allow-weaken', '--show-suppressed']);
      expect(flag.stdout).toContain('suppressed by allow-weaken');
      expect(flag.exitCode).toBe(0);
      expect((await commit(repo, [], { HUNKGUARD_ALLOW_WEAKEN: '1' })).exitCode).toBe(0);
    }));

  it('obeys at once what the change makes stricter', () =>
    withGitRepo(async (repo) => {
      await base(repo, { [CONFIG]: 'rules: {aws-access-key-id: low}\n' });
      await put(repo, { [CONFIG]: 'failOn: low\n', 'a.py': `${SECRET_LINE}\n` });
      const { exitCode, stderr } = await commit(repo);
      expect(stderr).not.toContain('settings-loosened');
      expect(stderr).toMatch(/critical {2}aws-access-key-id/);
      expect(exitCode).toBe(1);
    }));

  it('does not look at the work tree', () =>
    withGitRepo(async (repo) => {
      await base(repo);
      await put(repo, { 'a.py': `${SECRET_LINE}\n` });
      await repo.write(CONFIG, OFF);
      expect((await commit(repo)).exitCode).toBe(1);
    }));

  it('on the first commit of a repository uses only what tightens', () =>
    withGitRepo(async (repo) => {
      await installHook(repo);
      await put(repo, { [CONFIG]: OFF, 'a.py': `${SECRET_LINE}\n` });
      const { exitCode, stderr } = await commit(repo);
      expect(stderr).toContain('2 blocking');
      expect(exitCode).toBe(1);
    }));

  it('lets broken settings in HEAD be mended, scanned as if there were none', () =>
    withGitRepo(async (repo) => {
      await base(repo, { [CONFIG]: 'failOn: [\n' });
      await put(repo, { [CONFIG]: 'failOn: high\n', 'a.py': `${SECRET_LINE}\n` });
      const refused = await commit(repo);
      expect(refused.stderr).toContain('is broken; this change mends it');
      expect(refused.exitCode).toBe(1);
      expect((await commit(repo, [CONFIG])).exitCode).toBe(0);
    }));

  it('judges a range by its base, unless the weakening is allowed', () =>
    withGitRepo(async (repo) => {
      await base(repo);
      await put(repo, { [CONFIG]: OFF });
      await repo.git('commit', '-qm', 'loosen');
      await put(repo, { 'a.py': `${SECRET_LINE}\n` });
      await repo.git('commit', '-qm', 'key');
      const range = ['scan', '--range', 'HEAD~2..HEAD'];
      const judged = await hunkguard(repo, range);
      expect(judged.stdout).toContain('2 blocking');
      expect(judged.exitCode).toBe(1);
      expect((await hunkguard(repo, [...range, '--allow-weaken'])).exitCode).toBe(0);
    }));

  it('does not report what a merge brings in from the other side', () =>
    withGitRepo(async (repo) => {
      await base(repo);
      await repo.git('checkout', '-qb', 'topic');
      await put(repo, { [CONFIG]: OFF });
      await repo.git('commit', '-qm', 'loosen');
      await repo.git('checkout', '-q', 'main');
      await put(repo, { 'b.py': 'x = 1\n' });
      await repo.git('commit', '-qm', 'other');
      await repo.git('merge', '-q', '--no-ff', '--no-commit', 'topic');
      const { exitCode, stderr } = await commit(repo);
      expect(stderr).not.toContain('settings-loosened');
      expect(exitCode).toBe(0);
    }));
});

describe('files below the top', () => {
  it('make things stricter for their folder alone', () =>
    withGitRepo(async (repo) => {
      await base(repo, {
        [CONFIG]: OFF,
        [`packages/a/${CONFIG}`]: 'rules: {aws-access-key-id: low}\nfailOn: low\n',
      });
      await put(repo, { 'packages/b/x.py': `${SECRET_LINE}\n` });
      expect((await commit(repo)).exitCode).toBe(0);
      await put(repo, { 'packages/a/src/x.py': `${SECRET_LINE}\n` });
      const { exitCode, stderr } = await commit(repo);
      expect(stderr).toMatch(/packages\/a\/src\/x\.py:1:\d+ {2}low {2}aws-access-key-id/);
      expect(stderr).toContain('1 blocking');
      expect(exitCode).toBe(1);
    }));

  it('cannot widen', () =>
    withGitRepo(async (repo) => {
      await base(repo, {
        [`packages/a/${CONFIG}`]: 'allowlist:\n  - {reason: x, paths: ["**"]}\n',
      });
      await put(repo, { 'packages/a/x.py': `${SECRET_LINE}\n` });
      const { exitCode, stderr } = await hunkguard(repo, ['hook', 'pre-commit']);
      expect(stderr).toMatch(
        /packages\/a\/\.hunkguard\.yaml .*:1:1: "allowlist" belongs in the top-level/,
      );
      expect(exitCode).toBe(2);
    }));

  it('are reported when they are loosened', () =>
    withGitRepo(async (repo) => {
      await base(repo, { [`p/${CONFIG}`]: 'failOn: low\n' });
      await put(repo, { [`p/${CONFIG}`]: 'failOn: medium\n', 'p/x.py': 'x = 1\n' });
      const { exitCode, stderr } = await commit(repo);
      expect(stderr).toContain('failOn: low → medium');
      expect(exitCode).toBe(1);
    }));
});

describe('what else a config says', () => {
  it('allows by path, rule and pattern, and says by what', () =>
    withGitRepo(async (repo) => {
      const entry =
        'reason: revoked\n    paths: ["fixtures/**"]\n    rules: [aws-access-key-id]\n    linePattern: "^aws_"';
      await base(repo, { [CONFIG]: `allowlist:\n  - ${entry}\n` });
      await put(repo, {
        'fixtures/deep/.hidden': `${SECRET_LINE}\n`,
        'src/a.py': `${SECRET_LINE}\n`,
        'fixtures/b.py': `  ${SECRET_LINE}\n`,
      });
      const { exitCode, stdout } = await hunkguard(repo, ['scan', '--show-suppressed']);
      expect(stdout).toMatch(/fixtures\/deep\/\.hidden:1:\d+ .*suppressed by allowlist: revoked/);
      expect(stdout).toContain('2 findings, 2 blocking');
      expect(stdout).toContain('1 suppressed (1 allowlist)');
      expect(exitCode).toBe(1);
    }));

  it('holds a file limit, never in silence', () =>
    withGitRepo(async (repo) => {
      await base(repo, { [CONFIG]: 'limits: {fileBytes: 1024}\n' });
      await put(repo, { 'big.txt': `${'filler\n'.repeat(300)}${SECRET_LINE}\n` });
      const { exitCode, stderr } = await commit(repo);
      expect(stderr).toMatch(/big\.txt:\d+:1 {2}high {2}file-over-limit/);
      expect(exitCode).toBe(1);
      expect((await hunkguard(repo, ['ignore', '--last', '--reason', 'generated'])).exitCode).toBe(
        0,
      );
    }));

  it('is stricter for a commit that an agent makes', () =>
    withGitRepo(async (repo) => {
      await base(repo, {
        [CONFIG]: 'rules: {aws-access-key-id: medium}\npolicy: {ai: {failOn: medium}}\n',
      });
      await put(repo, { 'a.py': `${SECRET_LINE}\n` });
      const agent = { CLAUDECODE: '1' };
      expect((await hunkguard(repo, ['hook', 'pre-commit'], { env: agent })).exitCode).toBe(1);
      const human = Object.fromEntries(
        Object.keys(process.env)
          .filter((name) => /CLAUDE|AGENT|CURSOR|CODEX/.test(name))
          .map((name) => [name, '']),
      );
      expect((await hunkguard(repo, ['hook', 'pre-commit'], { env: human })).exitCode).toBe(0);
    }));

  it('is taken from --config FILE', () =>
    withGitRepo(async (repo) => {
      await base(repo);
      await put(repo, { 'a.py': `${SECRET_LINE}\n` });
      await repo.write('ci/strict.yaml', 'extends: more.yaml\n');
      await repo.write('ci/more.yaml', OFF);
      expect((await hunkguard(repo, ['scan'])).exitCode).toBe(1);
      expect((await hunkguard(repo, ['scan', '--config', 'ci/strict.yaml'])).exitCode).toBe(0);
      expect((await hunkguard(repo, ['scan', '--config', 'nope.yaml'])).exitCode).toBe(2);
    }));
});
