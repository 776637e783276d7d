import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expandPlaceholders } from '../../../src/rules/expand.ts';
import { commit, hunkguard, installHook } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const key = (seed: string) => expandPlaceholders('aws_access_key_id = "AKIA{{base32:16}}"', seed);

/** A repository with one old key in each of two files, and its baseline committed. */
async function setUp(repo: GitRepo): Promise<void> {
  await repo.write('src/old.py', `import os\n${key('old')}\nprint(1)\n`);
  await repo.write('lib/other.py', `${key('other')}\n`);
  await repo.git('add', '.');
  await repo.git('commit', '-qm', 'legacy');
  const { exitCode, stdout } = await hunkguard(repo, ['baseline', 'create']);
  expect(stdout).toMatch(/^hunkguard: the baseline holds 2 findings\n/);
  expect(exitCode).toBe(0);
  await repo.git('add', '.');
  await repo.git('commit', '-qm', 'baseline');
  await installHook(repo);
}

const scanAll = (repo: GitRepo) =>
  hunkguard(repo, ['scan', '--all-files', '--format', 'json']).then(({ exitCode, stdout }) => ({
    exitCode,
    report: JSON.parse(stdout),
  }));

async function tryCommit(repo: GitRepo): Promise<number> {
  await repo.git('add', '-A');
  return (await commit(repo)).exitCode;
}

describe('a baseline', () => {
  test('holds what was there, and says who suppressed it', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      const { exitCode, report } = await scanAll(repo);
      expect([exitCode, report.findings]).toEqual([0, []]);
      expect(report.suppressed.map((one: { suppression: object }) => one.suppression)).toEqual([
        { by: 'baseline', reason: 'unreviewed' },
        { by: 'baseline', reason: 'unreviewed' },
      ]);
    });
  });

  test('is one file for each source file, without secrets, lines, dates or commits', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      const files = await readdir(join(repo.dir, '.hunkguard/baseline'), { recursive: true });
      expect(files.filter((name) => name.endsWith('.jsonl')).sort()).toEqual([
        'lib/other.py.jsonl',
        'src/old.py.jsonl',
      ]);
      const text = await readFile(join(repo.dir, '.hunkguard/baseline/src/old.py.jsonl'), 'utf8');
      expect(Object.keys(JSON.parse(text))).toEqual([
        'rule',
        'fingerprint',
        'content',
        'count',
        'verdict',
      ]);
      expect(text).not.toContain('AKIA');
    });
  });

  test('survives a moved line, and blocks a second key beside it', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      await repo.write('src/old.py', `print(1)\nimport os\n\n    ${key('old')}\n`);
      expect(await tryCommit(repo)).toBe(0);
      await repo.write('src/old.py', `print(1)\nimport os\n\n    ${key('old')}\n${key('new')}\n`);
      expect(await tryCommit(repo)).toBe(1);
    });
  });

  test('counts: the same line once more is new, however the change looks', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      await repo.write('src/old.py', `import os\n${key('old')}\nprint(1)\n${key('old')}\n`);
      expect(await tryCommit(repo)).toBe(1);
    });
  });

  test('follows a renamed file, and blocks a copy', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      await rename(join(repo.dir, 'src/old.py'), join(repo.dir, 'src/renamed.py'));
      expect(await tryCommit(repo)).toBe(0);
      expect((await scanAll(repo)).exitCode).toBe(0);
      await repo.write('lib/copy.py', `${key('other')}\n`);
      expect(await tryCommit(repo)).toBe(1);
    });
  });

  test('a renamed file with another key in it is blocked', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      await repo.git('rm', '-q', 'src/old.py');
      await repo.write('src/renamed.py', `import os\n${key('swapped')}\nprint(1)\n`);
      expect(await tryCommit(repo)).toBe(1);
    });
  });

  test('the staged tree’s own baseline holds nothing: nobody waves himself through', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      await repo.write('src/new.py', `${key('new')}\n`);
      await repo.git('add', '-A');
      await hunkguard(repo, ['baseline', 'update']);
      expect(await tryCommit(repo)).toBe(1);
      const { stdout } = await hunkguard(repo, ['scan']);
      expect(stdout).toContain('the change adds to the baseline of 1 file: ');
    });
  });

  test('update takes in, lets go, follows; stale entries are reported; prune takes nothing in', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      await repo.write('lib/other.py', 'fixed = 1\n');
      await repo.write('src/new.py', `${key('new')}\n`);
      await repo.git('add', '-A');
      const { stdout: stale } = await hunkguard(repo, ['scan', '--all-files']);
      expect(stale).toContain('the baseline holds 1 that no longer stand');
      const dry = await hunkguard(repo, ['baseline', 'prune', '--dry-run']);
      expect(dry.stdout).toContain('would hold 1 findings (0 added, 1 removed, 0 renamed)');
      const pruned = await hunkguard(repo, ['baseline', 'prune']);
      expect(pruned.stdout).toContain('holds 1 findings (0 added, 1 removed, 0 renamed)');
      const updated = await hunkguard(repo, ['baseline', 'update']);
      expect(updated.stdout).toContain('holds 2 findings (1 added, 0 removed, 0 renamed)');
      const again = await hunkguard(repo, ['baseline', 'update']);
      expect(again.stdout).toContain('(0 added, 0 removed, 0 renamed)');
    });
  });

  test('never resurrects: fixed, pruned, and then back is new', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      await repo.write('lib/other.py', 'fixed = 1\n');
      await repo.git('add', '-A');
      await hunkguard(repo, ['baseline', 'prune']);
      expect(await tryCommit(repo)).toBe(0);
      await repo.write('lib/other.py', `${key('other')}\n`);
      expect(await tryCommit(repo)).toBe(1);
    });
  });

  test('two branches that each edit it merge without a conflict, and nothing pruned comes back', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      const branch = async (name: string, edit: () => Promise<void>) => {
        await repo.git('checkout', '-q', '-b', name, 'main');
        await edit();
        await repo.git('add', '-A');
        await hunkguard(repo, ['baseline', 'update']);
        await repo.git('add', '-A');
        await repo.git('commit', '-qm', name);
      };
      await branch('one', () => repo.write('lib/other2.py', `${key('two')}\n`));
      await branch('two', async () => {
        await repo.write('lib/other.py', 'fixed = 1\n');
        await repo.write('lib/other1.py', `${key('three')}\n`);
      });
      await repo.git('merge', '-q', '-m', 'merge', 'one');
      const updated = await hunkguard(repo, ['baseline', 'update']);
      expect(updated.stdout).toContain('holds 3 findings (0 added, 0 removed, 0 renamed)');
    });
  });

  test('wrong steps, conflicts and broken lines are errors, not passes', async () => {
    await withGitRepo(async (repo) => {
      await repo.write('a.py', 'x\n');
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'a');
      expect((await hunkguard(repo, ['baseline', 'update'])).exitCode).toBe(2);
      await setUp(repo);
      expect((await hunkguard(repo, ['baseline', 'create'])).exitCode).toBe(2);
      expect((await hunkguard(repo, ['baseline', 'create', '--force'])).exitCode).toBe(0);
      await repo.write('.hunkguard/baseline/src/old.py.jsonl', '<<<<<<< HEAD\n');
      const broken = await hunkguard(repo, ['baseline', 'update']);
      expect([broken.exitCode, broken.stderr]).toEqual([
        2,
        expect.stringContaining('src/old.py.jsonl:1: a merge conflict is unresolved'),
      ]);
      expect((await hunkguard(repo, ['baseline', 'audit'])).stderr).toContain('no terminal');
    });
  });
});
