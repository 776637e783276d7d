import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPutBack, initFromSubFolder, itGuards } from './support/guards.ts';
import { createProject, type Project } from './support/project.ts';
import { addWorktree, commitBlocked, commitPassed, commitTagged } from './support/scenarios.ts';
import { snapshotSetup } from './support/snapshot.ts';

const CONFIG = `# ours
output: [summary, failure, execution_out]
pre-commit:
  parallel: false   # in order
  jobs:
    - name: theirs
      run: echo "foreign pre-commit"

pre-push:
  commands:
    theirs:
      run: cat > .git/foreign-stdin
      use_stdin: true
`;

const RECIPE = `pre-commit:
  jobs:
    - name: hunkguard
      run: node_modules/.bin/hunkguard hook pre-commit
prepare-commit-msg:
  jobs:
    - name: hunkguard
      run: node_modules/.bin/hunkguard hook prepare-commit-msg "{1}" "{2}" "{3}"
`;

describe('lefthook', () => {
  let project: Project;
  let before: Record<string, string>;

  beforeAll(async () => {
    project = await createProject(['lefthook@2']);
    await project.write('lefthook.yml', CONFIG);
    await project.ok(['npx', 'lefthook', 'install']);
    await project.ok(['git', 'add', '-A']);
    await project.ok(['git', 'commit', '-qm', 'Hooks']);
    await mkdir(join(project.dir, 'sub folder'));
    before = await snapshotSetup(project.dir);
  });
  afterAll(() => project.remove());

  it('installs from a sub-folder and proves itself', async () => {
    expect(await initFromSubFolder(project)).toMatch(/^lefthook: /m);
    await project.ok(['npx', 'lefthook', 'validate']);
    await project.ok(['git', 'add', 'lefthook.yml']);
    await project.ok(['git', 'commit', '-qm', 'Guard']);
  });

  itGuards(() => project, 'foreign pre-commit');

  it("guards a push and keeps a foreign job's standard input", async () => {
    expect(await project.ok(['cat', '.git/foreign-stdin'])).toMatch(
      /^HEAD [0-9a-f]{40} refs\/heads\//,
    );
  });

  it('guards a linked work tree', async () => {
    const tree = await addWorktree(project);
    await tree.ok(['ln', '-s', join(project.dir, 'node_modules'), 'node_modules']);
    await commitBlocked(tree);
    await commitPassed(tree);
    await commitTagged(tree);
  });

  it('refuses when hunkguard or lefthook is gone', async () => {
    for (const name of ['hunkguard', 'lefthook-linux-x64']) {
      await project.ok(['mv', `node_modules/${name}`, `node_modules/gone`]);
      await project.run(['mv', 'node_modules/lefthook', 'node_modules/gone-lefthook']);
      const { exitCode } = await project.run(['git', 'commit', '--allow-empty', '-m', 'x']);
      await project.ok(['mv', 'node_modules/gone', `node_modules/${name}`]);
      await project.run(['mv', 'node_modules/gone-lefthook', 'node_modules/lefthook']);
      expect(exitCode, name).not.toBe(0);
    }
  });

  it('puts back what was there, byte for byte', async () => {
    await expectPutBack(project, before);
  });

  it('runs by the recipe alone', async () => {
    await project.write('lefthook.yml', RECIPE);
    await project.ok(['npx', 'lefthook', 'install']);
    await commitBlocked(project);
    await commitPassed(project);
    await commitTagged(project);
    const { output } = await project.hunkguard(['doctor']);
    expect(output).toMatch(/✓ pre-commit +live, through lefthook/);
    expect(output).toContain('lefthook-may-pass');
    expect(output).toContain('a planted key is refused');
  });
});
