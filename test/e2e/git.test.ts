import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPutBack, initFromSubFolder, itGuards } from './support/guards.ts';
import { createProject, type Project } from './support/project.ts';
import { addWorktree, commitBlocked, commitPassed } from './support/scenarios.ts';
import { snapshotSetup } from './support/snapshot.ts';

describe("git's own hooks", () => {
  let project: Project;
  let before: Record<string, string>;
  const hooks = () => join(project.dir, '.git', 'hooks');

  beforeAll(async () => {
    project = await createProject();
    await writeFile(
      join(hooks(), 'pre-commit'),
      Buffer.from('#!/bin/sh\n# caf\xe9\necho "foreign pre-commit: $(wc -c)"\n', 'latin1'),
    );
    await writeFile(
      join(hooks(), 'commit-msg'),
      '#!/bin/sh\nif grep -q forbidden "$1"; then exit 7; fi\n',
    );
    await writeFile(
      join(hooks(), 'pre-push'),
      '#!/bin/sh\ncat > .git/foreign-stdin\necho "$1" > .git/foreign-args\n',
    );
    for (const name of ['pre-commit', 'commit-msg', 'pre-push'])
      await chmod(join(hooks(), name), 0o755);
    await symlink('../nowhere/prepare-commit-msg', join(hooks(), 'prepare-commit-msg'));
    await writeFile(join(hooks(), 'pre-merge-commit'), '#!/bin/sh\nexit 9\n');
    await chmod(join(hooks(), 'pre-merge-commit'), 0o640);
    await mkdir(join(project.dir, 'sub folder'));
    before = await snapshotSetup(project.dir);
  });
  afterAll(() => project.remove());

  it('installs from a sub-folder, shows what it writes and proves itself', async () => {
    const dry = await project.hunkguard(['init', '--dry-run'], { cwd: 'sub folder' });
    expect(dry.output).toContain(
      'move .git/hooks/pre-commit → .git/hooks/pre-commit.before-hunkguard',
    );
    expect(await snapshotSetup(project.dir)).toEqual(before);
    await initFromSubFolder(project);
  });

  itGuards(() => project, 'foreign pre-commit: ');

  it("keeps a foreign hook's exit code", async () => {
    const { exitCode } = await project.run(['git', 'commit', '--allow-empty', '-m', 'forbidden']);
    expect(exitCode).not.toBe(0);
    const { exitCode: ofHook } = await project.run([
      join(hooks(), 'commit-msg'),
      join('.git', 'COMMIT_EDITMSG'),
    ]);
    expect(ofHook).toBe(7);
  });

  it("keeps a foreign pre-push's standard input and arguments, and guards the push", async () => {
    expect(await project.ok(['cat', '.git/foreign-stdin'])).toMatch(
      /^refs\/heads\/leak-\d+|^HEAD [0-9a-f]{40} refs\/heads\/leak [0-9a-f]{40}$/,
    );
    expect(await project.ok(['cat', '.git/foreign-args'])).toMatch(/remote-\d+\.git$/);
  });

  it('guards a linked work tree without node_modules', async () => {
    const tree = await addWorktree(project);
    await commitBlocked(tree);
    await commitPassed(tree);
  });

  it('refuses when hunkguard is gone, and says how to mend it', async () => {
    await project.ok(['mv', 'node_modules/hunkguard', 'node_modules/gone']);
    try {
      const { exitCode, output } = await project.run(['git', 'commit', '--allow-empty', '-m', 'x']);
      expect(exitCode).not.toBe(0);
      expect(output).toMatch(/could not run: it is not at .*hook\.sh/);
      expect(output).toContain('npm install');
      const rebase = await project.run([
        'git',
        'commit',
        '--allow-empty',
        '--no-verify',
        '-m',
        'x',
      ]);
      expect(rebase.exitCode).toBe(0);
    } finally {
      await project.ok(['mv', 'node_modules/gone', 'node_modules/hunkguard']);
    }
  });

  it('puts back what was there, byte for byte', async () => {
    await project.ok(['git', 'checkout', '-q', '-f', 'main']);
    await expectPutBack(project, before);
  });
});
