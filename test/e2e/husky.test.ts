import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPutBack, initFromSubFolder, itGuards } from './support/guards.ts';
import { createProject, type Project } from './support/project.ts';
import { addWorktree, commitBlocked, commitPassed } from './support/scenarios.ts';
import { snapshotSetup } from './support/snapshot.ts';

describe('husky 9', () => {
  let project: Project;
  let before: Record<string, string>;

  beforeAll(async () => {
    project = await createProject(['husky@9']);
    await project.ok(['npx', 'husky']);
    await project.write('.husky/pre-commit', 'echo "foreign pre-commit"');
    await project.write(
      '.husky/pre-push',
      'cat > .git/foreign-stdin\necho "$2" > .git/foreign-args\n',
    );
    await project.ok(['git', 'add', '.husky']);
    await project.ok(['git', 'commit', '-qm', 'Hooks']);
    await mkdir(join(project.dir, 'sub folder'));
    before = await snapshotSetup(project.dir);
  });
  afterAll(() => project.remove());

  it('installs from a sub-folder and proves itself', async () => {
    expect(await initFromSubFolder(project)).toMatch(/^husky: /m);
    await project.ok(['git', 'add', '.husky']);
    await project.ok(['git', 'commit', '-qm', 'Guard']);
  });

  itGuards(() => project, 'foreign pre-commit');

  it("guards a push and keeps a foreign pre-push's standard input and arguments", async () => {
    expect(await project.ok(['cat', '.git/foreign-stdin'])).toMatch(
      /^HEAD [0-9a-f]{40} refs\/heads\/clean [0-9a-f]{40}$/,
    );
    expect(await project.ok(['cat', '.git/foreign-args'])).toMatch(/remote-\d+\.git$/);
  });

  it("doctor tells husky's missing hooks in a fresh work tree, and its mend works", async () => {
    const tree = await addWorktree(project);
    const program = join(project.dir, 'node_modules/.bin/hunkguard');
    const doctor = await tree.run([program, 'doctor']);
    expect(doctor.output).toContain('husky-hooks-missing');
    expect(doctor.exitCode).toBe(1);
    await tree.ok(['ln', '-s', join(project.dir, 'node_modules'), 'node_modules']);
    const mend = /mend: (npx husky \S+)/.exec(doctor.output)?.[1] ?? '';
    await tree.ok(mend.split(' '));
    await commitBlocked(tree);
    await commitPassed(tree);
    const mended = await tree.run([program, 'doctor']);
    expect(mended.output).toContain('Nothing is wrong.');
  });

  it('refuses when hunkguard is gone, and says how to mend it', async () => {
    await project.ok(['mv', 'node_modules/hunkguard', 'node_modules/gone']);
    const { exitCode, output } = await project.run(['git', 'commit', '--allow-empty', '-m', 'x']);
    await project.ok(['mv', 'node_modules/gone', 'node_modules/hunkguard']);
    expect(exitCode).not.toBe(0);
    expect(output).toContain('npm install');
  });

  it('puts back what was there, byte for byte', async () => {
    await expectPutBack(project, before);
  });
});
