import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPutBack, initFromSubFolder, itGuards } from './support/guards.ts';
import { createProject, type Project } from './support/project.ts';
import { addWorktree, commitBlocked, commitPassed } from './support/scenarios.ts';
import { snapshot, snapshotSetup } from './support/snapshot.ts';

describe('core.hooksPath in the repository', () => {
  let project: Project;
  let before: Record<string, string>;

  beforeAll(async () => {
    project = await createProject();
    await project.ok(['git', 'config', 'core.hooksPath', '.githooks']);
    await project.write('.githooks/pre-commit', '#!/bin/sh\necho "foreign pre-commit"\n');
    await chmod(join(project.dir, '.githooks/pre-commit'), 0o755);
    await project.ok(['git', 'add', '.githooks']);
    await project.ok(['git', 'commit', '-qm', 'Hooks']);
    await mkdir(join(project.dir, 'sub folder'));
    before = await snapshotSetup(project.dir);
  });
  afterAll(() => project.remove());

  it('installs there, from a sub-folder, without paths of this machine', async () => {
    await initFromSubFolder(project);
    const scripts = await snapshot(join(project.dir, '.githooks'));
    expect(Object.keys(scripts)).toHaveLength(6);
    for (const script of Object.values(scripts)) expect(script).not.toContain(project.dir);
    await project.ok(['git', 'add', '.githooks']);
    await project.ok(['git', 'commit', '-qm', 'Guard']);
  });

  itGuards(() => project, 'foreign pre-commit');

  it('refuses in a fresh work tree until npm install, and doctor says so', async () => {
    const tree = await addWorktree(project);
    const refused = await tree.run(['git', 'commit', '--allow-empty', '-m', 'x']);
    expect(refused.exitCode).not.toBe(0);
    expect(refused.output).toContain('npm install');
    const main = join(project.dir, 'node_modules/.bin/hunkguard');
    const doctor = await tree.run([main, 'doctor']);
    expect(doctor.output).toContain('bundle-gone');
    expect(doctor.exitCode).toBe(1);
    await tree.ok(['ln', '-s', join(project.dir, 'node_modules'), 'node_modules']);
    await commitBlocked(tree);
    await commitPassed(tree);
  });

  it('puts back what was there, byte for byte', async () => {
    await expectPutBack(project, before);
  });
});

describe('core.hooksPath of all repositories', () => {
  let project: Project;
  let outer: string;

  beforeAll(async () => {
    project = await createProject();
    outer = join(project.dir, '..', 'every repository');
    await mkdir(outer);
    await writeFile(join(outer, 'pre-commit'), '#!/bin/sh\necho "outer pre-commit"\n');
    await writeFile(join(outer, 'post-commit'), '#!/bin/sh\necho "outer post-commit"\n');
    for (const name of ['pre-commit', 'post-commit']) await chmod(join(outer, name), 0o755);
    await project.ok(['git', 'config', '--global', 'core.hooksPath', outer]);
  });
  afterAll(() => project.remove());

  it('leaves the outer folder alone and keeps all its hooks running', async () => {
    const untouched = await snapshot(outer);
    const setup = await snapshotSetup(project.dir);
    const { exitCode, output } = await project.hunkguard(['init']);
    expect(output).toContain('serves other repositories too');
    expect(exitCode).toBe(0);
    expect((await project.hunkguard(['init'])).output).toContain('nothing to write');
    await commitBlocked(project);
    const passed = await commitPassed(project);
    expect(passed).toContain('outer pre-commit');
    expect(passed).toContain('outer post-commit');
    const tree = await addWorktree(project);
    await commitBlocked(tree);
    expect((await project.hunkguard(['doctor'])).output).toContain('Nothing is wrong.');
    await project.ok(['git', 'worktree', 'remove', '--force', tree.dir]);
    expect((await project.hunkguard(['uninstall'])).exitCode).toBe(0);
    expect(await snapshot(outer)).toEqual(untouched);
    expect((await snapshotSetup(project.dir)).config).toBe(setup.config);
    expect(await commitPassed(project)).toContain('outer pre-commit');
  });
});
