import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECRET_LINE } from '../helpers/hunkguard.ts';
import { packedTarball } from '../helpers/pack.ts';
import { expectPutBack, initFromSubFolder, itGuards } from './support/guards.ts';
import { preCommitFolder } from './support/pre-commit-program.ts';
import { createProject, type Project } from './support/project.ts';
import {
  addWorktree,
  commitBlocked,
  commitPassed,
  commitTagged,
  pushGuarded,
} from './support/scenarios.ts';
import { snapshotSetup } from './support/snapshot.ts';

const CONFIG = `# ours
repos:
- repo: local
  hooks:
  - id: theirs
    name: theirs
    language: system
    entry: echo "foreign pre-commit"
    verbose: true
    pass_filenames: false
`;

const ROOT = join(import.meta.dirname, '..', '..');

describe('pre-commit', () => {
  let project: Project;
  let before: Record<string, string>;
  const hooks = () => join(project.dir, '.git', 'hooks');

  beforeAll(async () => {
    const folder = await preCommitFolder();
    project = await createProject();
    if (folder !== null) project.env.PATH = `${folder}${delimiter}${project.env.PATH}`;
    await project.write('.pre-commit-config.yaml', CONFIG);
    await project.ok(['pre-commit', 'install']);
    await writeFile(
      join(hooks(), 'pre-push'),
      Buffer.from('#!/bin/sh\n# caf\xe9\ncat > .git/foreign-stdin\n', 'latin1'),
    );
    await chmod(join(hooks(), 'pre-push'), 0o755);
    await project.ok(['git', 'add', '-A']);
    await project.ok(['git', 'commit', '-qm', 'Hooks']);
    await mkdir(join(project.dir, 'sub folder'));
    before = await snapshotSetup(project.dir);
  });
  afterAll(() => project.remove());

  it('installs from a sub-folder and proves itself', async () => {
    expect(await initFromSubFolder(project)).toMatch(/^pre-commit: /m);
    await project.ok(['pre-commit', 'validate-config']);
    await project.ok(['git', 'add', '.pre-commit-config.yaml']);
    await project.ok(['git', 'commit', '-qm', 'Guard']);
  });

  itGuards(() => project, 'foreign pre-commit');

  it("keeps a foreign pre-push's standard input", async () => {
    expect(await project.ok(['cat', '.git/foreign-stdin'])).toMatch(/^HEAD [0-9a-f]{40} refs\//);
  });

  it('guards a linked work tree', async () => {
    const tree = await addWorktree(project);
    await tree.ok(['ln', '-s', join(project.dir, 'node_modules'), 'node_modules']);
    await commitBlocked(tree);
    await commitPassed(tree);
    await commitTagged(tree);
  });

  it('refuses when hunkguard is gone', async () => {
    await project.ok(['mv', 'node_modules/hunkguard', 'node_modules/gone']);
    const { exitCode } = await project.run(['git', 'commit', '--allow-empty', '-m', 'x']);
    await project.ok(['mv', 'node_modules/gone', 'node_modules/hunkguard']);
    expect(exitCode).not.toBe(0);
  });

  it('puts back what was there, byte for byte', async () => {
    await expectPutBack(project, before);
  });
});

describe('pre-commit, by .pre-commit-hooks.yaml (language: node)', () => {
  let project: Project;

  beforeAll(async () => {
    const folder = await preCommitFolder();
    project = await createProject();
    if (folder !== null) project.env.PATH = `${folder}${delimiter}${project.env.PATH}`;
    const source = join(project.dir, '..', 'hunkguard');
    await mkdir(source);
    await project.ok(['tar', '-xzf', await packedTarball(), '--strip-components=1', '-C', source]);
    await project.ok(['cp', join(ROOT, '.pre-commit-hooks.yaml'), source]);
    for (const args of [['init', '-q'], ['add', '-A', '-f'], ['commit', '-qm', 'v0'], ['tag', 'v0']]) {
      await project.ok(['git', '-C', source, ...args]);
    }
    await project.write(
      '.pre-commit-config.yaml',
      `default_install_hook_types: [pre-commit, pre-merge-commit, prepare-commit-msg, commit-msg, pre-push]
repos:
  - repo: ${source}
    rev: v0
    hooks:
      - id: hunkguard
      - id: hunkguard-files
      - id: hunkguard-tag
      - id: hunkguard-msg
      - id: hunkguard-push
`,
    );
    await project.ok(['git', 'add', '.pre-commit-config.yaml']);
    await project.ok(['git', 'commit', '-qm', 'Hooks']);
    await project.ok(['pre-commit', 'install', '--install-hooks']);
  });
  afterAll(() => project.remove());

  it('blocks and passes', async () => {
    await commitBlocked(project);
    await commitPassed(project);
  });
  it('tags a commit of an assistant once', () => commitTagged(project));
  it('refuses a push of what --no-verify let in', () => pushGuarded(project));

  it('scans whole files by hand, past what is staged', async () => {
    await project.write('old.txt', `${SECRET_LINE}\n`);
    await project.ok(['git', 'add', 'old.txt']);
    await project.ok(['git', 'commit', '-q', '--no-verify', '-m', 'old']);
    const run = ['pre-commit', 'run', '--hook-stage', 'manual', 'hunkguard-files', '--all-files'];
    const { exitCode, output } = await project.run(run);
    expect(output).toContain('old.txt:1:');
    expect(exitCode).not.toBe(0);
    await project.ok(['git', 'rm', '-q', 'old.txt']);
    await project.ok(run);
  });

  it('doctor tells the hook types that were not installed', async () => {
    expect((await project.hunkguard(['doctor'])).output).toContain('Nothing is wrong.');
    const types = ['prepare-commit-msg', 'commit-msg', 'pre-push', 'pre-merge-commit'];
    await project.ok([
      'pre-commit',
      'uninstall',
      ...types.flatMap((type) => ['--hook-type', type]),
    ]);
    const { exitCode, output } = await project.hunkguard(['doctor']);
    expect(output).toContain('hook-types-not-installed');
    expect(output).toContain('default_install_hook_types');
    expect(exitCode).toBe(1);
  });
});
