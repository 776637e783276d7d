import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, hunkguard, installHook, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const IGNORE = '.hunkguardignore';

/** A repository with one commit, the hook, and a staged file with a key. */
async function blocked(repo: GitRepo, path = 'a.py'): Promise<string> {
  await installHook(repo);
  await repo.write('README', 'x\n');
  await repo.git('add', '.');
  await repo.git('commit', '-qm', 'base');
  await repo.write(path, `x = 1\n${SECRET_LINE}\n`);
  await repo.git('add', '.');
  const { exitCode, stderr } = await commit(repo);
  expect(exitCode).toBe(1);
  return stderr;
}

/** The words that a report prints behind a marker, copied as they stand. */
function copied(report: string, from: RegExp): string {
  return from.exec(report)?.[1] ?? 'nothing was printed';
}

describe('the two lines that a finding prints silence it, copied as they stand', () => {
  it('the comment', () =>
    withGitRepo(async (repo) => {
      const mark = copied(await blocked(repo), /append a comment: (.*)/);
      await repo.write('a.py', `x = 1\n${SECRET_LINE}  # ${mark}\n`);
      await repo.git('add', '.');
      const { exitCode, stderr } = await commit(repo);
      expect(stderr).toContain('1 suppressed (1 inline)');
      expect(exitCode).toBe(0);
    }));

  it('the command, and the commit that it names', () =>
    withGitRepo(async (repo) => {
      const words = copied(await blocked(repo), /run: hunkguard (ignore .*)/)
        .match(/"[^"]*"|\S+/g)
        ?.map((word) => word.replaceAll('"', ''));
      const { exitCode, stdout } = await hunkguard(repo, words ?? []);
      expect(exitCode).toBe(0);
      const [, add, files] = /git add (.*) && git commit -m ".*" (.*)/.exec(stdout) ?? [];
      expect(add).toBe(`${IGNORE} .gitattributes`);
      await repo.git('add', ...(add as string).split(' '));
      const refused = await commit(repo);
      expect(refused.exitCode).toBe(1);
      expect(refused.stderr).toContain('settings-loosened');
      expect((await commit(repo, (files as string).split(' '))).exitCode).toBe(0);
      const passed = await commit(repo);
      expect(passed.stderr).toContain('1 suppressed (1 ignore-file)');
      expect(passed.exitCode).toBe(0);
    }));
});

describe('hunkguard ignore', () => {
  it('accepts the last run together with the change, by HUNKGUARD_ALLOW_WEAKEN', () =>
    withGitRepo(async (repo) => {
      await blocked(repo);
      await hunkguard(repo, [
        'ignore',
        '--last',
        '--reason',
        'revoked  key',
        '--until',
        '2999-12-31',
      ]);
      const text = await readFile(join(repo.dir, IGNORE), 'utf8');
      expect(text).toMatch(/^aws-access-key-id a\.py [0-9a-f]{32} until:2999-12-31 revoked key$/m);
      expect(text).not.toMatch(/:\d+ |AKIA/);
      await repo.git('add', '.');
      const { exitCode, stderr } = await commit(repo, [], { HUNKGUARD_ALLOW_WEAKEN: '1' });
      expect(stderr).toContain('2 suppressed (1 ignore-file, 1 allow-weaken)');
      expect(exitCode).toBe(0);
    }));

  it('names the files as they are seen from a sub-folder', () =>
    withGitRepo(async (repo) => {
      await blocked(repo, 'sub/a.py');
      const cwd = join(repo.dir, 'sub');
      const args = ['ignore', '--last', '--reason', 'a fixture'];
      const { stdout } = await hunkguard(repo, args, { cwd });
      expect(stdout).toContain(`git add ../${IGNORE} ../.gitattributes &&`);
    }));

  it('survives moved lines, and stays with the value and the file', () =>
    withGitRepo(async (repo) => {
      await blocked(repo);
      await hunkguard(repo, ['ignore', '--last', '--reason', 'revoked']);
      await repo.write('a.py', `x = 1\ny = 2\n\n\tif x:\n\t\t${SECRET_LINE}\n`);
      expect((await hunkguard(repo, ['scan', 'a.py'])).exitCode).toBe(0);
      await repo.write(
        'a.py',
        `${SECRET_LINE.replace(/.(?="$)/, (c) => (c === 'A' ? 'B' : 'A'))}\n`,
      );
      expect((await hunkguard(repo, ['scan', 'a.py'])).exitCode).toBe(1);
      await repo.write('b.py', `${SECRET_LINE}\n`);
      expect((await hunkguard(repo, ['scan', 'b.py'])).exitCode).toBe(1);
    }));

  it('says when an acceptance has expired, and prunes it', () =>
    withGitRepo(async (repo) => {
      await blocked(repo);
      await hunkguard(repo, ['ignore', '--last', '--reason', 'old', '--until', '2020-01-01']);
      const { exitCode, stdout } = await hunkguard(repo, ['scan', 'a.py']);
      expect(stdout).toContain('a.py:2: was accepted until 2020-01-01, which has passed (old)');
      expect(exitCode).toBe(1);
      expect((await hunkguard(repo, ['ignore', '--list'])).stdout).toContain(
        '(expired 2020-01-01)',
      );
      expect((await hunkguard(repo, ['ignore', '--prune'])).stdout).toContain('1 dropped, 0 kept');
    }));

  it('prunes what matches nothing any more, and nothing else', () =>
    withGitRepo(async (repo) => {
      await blocked(repo);
      await hunkguard(repo, ['ignore', '--last', '--reason', 'kept']);
      await repo.write('b.py', `${SECRET_LINE}\n`);
      await hunkguard(repo, ['scan', 'b.py']);
      await hunkguard(repo, ['ignore', '--last', '--reason', 'gone']);
      await repo.write('b.py', 'x = 1\n');
      expect((await hunkguard(repo, ['ignore', '--prune'])).stdout).toContain('1 dropped, 1 kept');
      expect((await hunkguard(repo, ['ignore', '--list'])).stdout).toMatch(
        /a\.py {2}kept\n1 accepted/,
      );
    }));

  it.each([
    [['ignore'], /nothing to ignore/],
    [['ignore', '--last'], /a reason is missing/],
    [['ignore', 'ffffffff', '--reason', 'x'], /no finding of the last run has the fingerprint/],
    [['ignore', '--last', '--reason', 'x', '--until', 'soon'], /is no day/],
  ])('refuses %s', (args, message) =>
    withGitRepo(async (repo) => {
      await blocked(repo);
      const { exitCode, stderr } = await hunkguard(repo, args);
      expect(stderr).toMatch(message);
      expect(exitCode).toBe(2);
    }),
  );

  it('merges two branches that accept neighbouring findings', () =>
    withGitRepo(async (repo) => {
      await blocked(repo);
      const accept = async (path: string) => {
        await repo.write(path, `${SECRET_LINE}\n`);
        await hunkguard(repo, ['scan', path]);
        await hunkguard(repo, ['ignore', '--last', '--reason', `why ${path}`]);
        await repo.git('add', '.');
        await repo.git('commit', '-qm', path);
      };
      await accept('m.py');
      await repo.git('checkout', '-qb', 'topic');
      await accept('n.py');
      await repo.git('checkout', '-q', 'main');
      await accept('o.py');
      await repo.git('merge', '-q', '--no-edit', 'topic');
      const { stdout } = await hunkguard(repo, ['ignore', '--list']);
      expect(stdout).toContain('3 accepted findings');
    }));
});

describe('marks in the line', () => {
  const scan = async (repo: GitRepo, line: string, args: readonly string[] = []) => {
    await repo.write('a.py', `${line.replace('KEY', SECRET_LINE)}\n`);
    return hunkguard(repo, ['scan', 'a.py', '--show-suppressed', ...args]);
  };

  it.each([
    ['KEY  # hunkguard:allow aws-access-key-id a fixture', 0, /suppressed by inline: a fixture/],
    [
      '# hunkguard:allow-next-line aws-access-key-id a fixture\nKEY',
      0,
      /suppressed by inline: a fixture/,
    ],
    [
      'KEY  # hunkguard:allow github-token, aws-access-key-id a fixture',
      0,
      /1 suppressed \(1 inline\)/,
    ],
    ['KEY  # hunkguard:allow aws-access-key-id', 0, /gives no reason/],
    ['KEY  # gitleaks:allow', 0, /suppressed by inline: gitleaks:allow/],
    ['# pragma: allowlist nextline secret\nKEY', 0, /allowlist nextline secret/],
    [
      'KEY  # hunkguard:allow',
      1,
      /a bare hunkguard:allow silences nothing: name the rule \(aws-access-key-id\)/,
    ],
    [
      'KEY  # hunkguard:allow aws-acces-key-id typo',
      1,
      /"aws-acces-key-id" \(did you mean aws-access-key-id\?\)/,
    ],
    ['KEY  # hunkguard:allow github-token wrong rule', 1, /1 blocking/],
    ['# hunkguard:allow aws-access-key-id above\nKEY', 1, /1 blocking/],
  ])('%s', (line, code, said) =>
    withGitRepo(async (repo) => {
      const { exitCode, stdout } = await scan(repo, line);
      expect(stdout).toMatch(said);
      expect(exitCode).toBe(code);
    }),
  );

  it("give a reason that shows nothing of the line's secret", () =>
    withGitRepo(async (repo) => {
      const [value = ''] = /AKIA\w+/.exec(SECRET_LINE) ?? [];
      const mark = (close: string) => `hunkguard:allow aws-access-key-id a fixture ${close}`;
      await repo.write('a.ejs', `<%# ${mark('%>')}${value}\n`);
      await repo.write('b.json', `{"//": "${mark('", "key"')}: "${value}"}\n`);
      await repo.git('add', '.');
      for (const format of ['text', 'json', 'markdown']) {
        const args = ['scan', '--show-suppressed', '--format', format];
        const { stdout, stderr } = await hunkguard(repo, args);
        expect(stdout + stderr).toContain('a fixture');
        expect(stdout + stderr).not.toContain(value);
      }
    }));

  it('count for nothing with --no-inline-ignores or policy.inlineIgnores', () =>
    withGitRepo(async (repo) => {
      const line = 'KEY  # hunkguard:allow aws-access-key-id a fixture';
      const flag = await scan(repo, line, ['--no-inline-ignores']);
      expect(flag.stdout).toContain('inline allows are switched off');
      expect(flag.exitCode).toBe(1);
      await repo.write('.hunkguard.yaml', 'policy: {inlineIgnores: off}\n');
      expect((await scan(repo, line)).exitCode).toBe(1);
    }));
});
