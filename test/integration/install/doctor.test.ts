import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hunkguard } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const hookOf = (repo: GitRepo, name = 'pre-commit') => join(repo.dir, '.git', 'hooks', name);

/** A program that says it is an old version, and is the real one otherwise. */
async function oldProgram(repo: GitRepo, name: string, version: string): Promise<string> {
  const folder = join(repo.dir, '..', 'old');
  await mkdir(folder, { recursive: true });
  const real = `PATH='${process.env.PATH}' exec ${name} "$@"`;
  const text = `#!/bin/sh\ncase "$*" in *version*) echo '${version}' ;; *) ${real} ;; esac\n`;
  await writeFile(join(folder, name), text);
  await chmod(join(folder, name), 0o755);
  return folder;
}

interface Planted {
  mend: string;
  /** Answers variables for doctor's environment, or nothing. */
  plant: (repo: GitRepo) => Promise<unknown>;
}

const PLANTED: Record<string, Planted> = {
  'hook-not-executable': {
    mend: 'chmod +x .git/hooks/pre-commit',
    plant: (repo) => chmod(hookOf(repo), 0o644),
  },
  'script-stale': {
    mend: 'npx hunkguard init',
    plant: async (repo) =>
      writeFile(hookOf(repo), `${await readFile(hookOf(repo), 'utf8')}exit 0\n`),
  },
  'bundle-gone': {
    mend: 'npm install',
    plant: async (repo) => {
      const text = await readFile(hookOf(repo), 'utf8');
      await writeFile(
        hookOf(repo),
        text.replaceAll(/\S+hook\.sh/g, 'node_modules/hunkguard/dist/hook.sh'),
      );
    },
  },
  'hooks-folder-missing': {
    mend: 'npx hunkguard init',
    plant: async (repo) => void (await repo.git('config', 'core.hooksPath', '.nowhere')),
  },
  'hooks-path-shadows': {
    mend: 'git config --local --unset core.hooksPath',
    plant: async (repo) => {
      await repo.write('.empty/note', '');
      await repo.git('config', 'core.hooksPath', '.empty');
    },
  },
  'husky-hooks-missing': {
    mend: 'npx husky .husky',
    plant: async (repo) => {
      await repo.write('.husky/pre-commit', 'hunkguard hook pre-commit\n');
      await repo.git('config', 'core.hooksPath', '.husky/_');
    },
  },
  'foreign-hook': {
    mend: 'npx hunkguard init',
    plant: (repo) => writeFile(hookOf(repo), '#!/bin/sh\n'),
  },
  'kept-hook-not-run': {
    mend: 'put it back or remove it',
    plant: (repo) => writeFile(hookOf(repo, 'pre-push.before-hunkguard'), ''),
  },
  'key-not-refused': {
    mend: 'npx hunkguard init',
    plant: (repo) => writeFile(hookOf(repo), '#!/bin/sh\n# hunkguard hook pre-commit\n'),
  },
  'not-installed': {
    mend: 'npx hunkguard init',
    plant: (repo) => rename(join(repo.dir, '.git/hooks'), join(repo.dir, '.git/elsewhere')),
  },
  'lefthook-not-installed': {
    mend: 'npx lefthook install',
    plant: async (repo) => {
      await rename(join(repo.dir, '.git/hooks'), join(repo.dir, '.git/elsewhere'));
      await repo.write(
        'lefthook.yml',
        'pre-commit:\n  jobs:\n    - run: hunkguard hook pre-commit\n',
      );
    },
  },
  'pre-commit-not-installed': {
    mend: 'pre-commit install',
    plant: async (repo) => {
      await rename(join(repo.dir, '.git/hooks'), join(repo.dir, '.git/elsewhere'));
      const config = 'repos:\n  - repo: x\n    rev: v1\n    hooks:\n      - id: hunkguard\n';
      await repo.write('.pre-commit-config.yaml', config);
    },
  },
  'switched-off': { mend: 'unset HUNKGUARD', plant: async () => ({ HUNKGUARD: '0' }) },
  'git-too-old': {
    mend: 'install git',
    plant: async (repo) => ({
      PATH: `${await oldProgram(repo, 'git', 'git version 2.17.1')}${delimiter}${process.env.PATH}`,
    }),
  },
  'node-too-old': {
    mend: 'install node',
    plant: async (repo) => ({
      HUNKGUARD_NODE: join(await oldProgram(repo, 'node', 'v18.20.1'), 'node'),
    }),
  },
};

describe('doctor', () => {
  it('finds nothing wrong after init, and says through what the hooks are live', () =>
    withGitRepo(async (repo) => {
      await hunkguard(repo, ['init']);
      const { exitCode, stdout } = await hunkguard(repo, ['doctor', '--format', 'json']);
      const told = JSON.parse(stdout);
      expect(told.faults).toEqual([]);
      expect(told.hooks).toMatchObject({ 'pre-commit': 'script', 'pre-push': 'script' });
      expect(told.proof).toEqual({ blocked: true, passed: true });
      expect(exitCode).toBe(0);
    }));

  it.each(Object.entries(PLANTED))('finds %s and says its mend', (id, { mend, plant }) =>
    withGitRepo(async (repo) => {
      expect((await hunkguard(repo, ['init'])).exitCode).toBe(0);
      const env = ((await plant(repo)) ?? {}) as Record<string, string>;
      const { exitCode, stdout } = await hunkguard(repo, ['doctor', '--format', 'json'], { env });
      const found = JSON.parse(stdout).faults.filter((fault: { id: string }) => fault.id === id);
      expect(found, stdout).toHaveLength(1);
      expect(found[0]).toMatchObject({ level: 'fault', mend: expect.stringContaining(mend) });
      expect(exitCode).toBe(1);
    }),
  );
});
