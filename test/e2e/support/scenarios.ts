import { join } from 'node:path';
import { expect } from 'vitest';
import { SECRET_LINE } from '../../helpers/hunkguard.ts';
import { type Outcome, type Project, projectAt } from './project.ts';

let count = 0;

/** A name that no other scenario uses, so that all of them can share one repository. */
function fresh(folder = ''): string {
  return join(folder, `file-${++count}.txt`);
}

/** The commit was refused by hunkguard, for the planted key in this file, and nothing was committed. */
export async function expectBlocked(
  project: Project,
  outcome: Outcome,
  before: string,
  path: string,
) {
  expect(outcome.output).toContain(path);
  expect(outcome.output).toContain('aws-access-key-id');
  expect(outcome.exitCode).not.toBe(0);
  expect(await project.ok(['git', 'rev-parse', 'HEAD'])).toBe(before);
}

export async function commitBlocked(project: Project, cwd = '.'): Promise<void> {
  const path = fresh(cwd);
  const before = await project.ok(['git', 'rev-parse', 'HEAD']);
  await project.write(path, `${SECRET_LINE}\n`);
  await project.ok(['git', 'add', path]);
  const outcome = await project.run(['git', 'commit', '-m', 'planted'], { cwd });
  await expectBlocked(project, outcome, before, path);
  await project.ok(['git', 'rm', '-q', '--cached', path]);
  await project.ok(['rm', path]);
}

export async function commitPassed(project: Project, cwd = '.'): Promise<string> {
  const path = fresh(cwd);
  await project.write(path, 'harmless\n');
  await project.ok(['git', 'add', path]);
  return project.ok(['git', 'commit', '-m', 'harmless'], { cwd });
}

/** `commit -a` and `commit PATH` hand the hooks an index of their own, by GIT_INDEX_FILE. */
export async function commitAllAndPath(project: Project): Promise<void> {
  const path = fresh();
  await project.write(path, 'harmless\n');
  await project.ok(['git', 'add', path]);
  await project.ok(['git', 'commit', '-m', 'base']);
  for (const args of [['-a'], ['--', path]]) {
    const before = await project.ok(['git', 'rev-parse', 'HEAD']);
    await project.write(path, `${SECRET_LINE}\n`);
    const planted = await project.run(['git', 'commit', '-m', 'planted', ...args]);
    await expectBlocked(project, planted, before, path);
    await project.write(path, `harmless ${args[0]}\n`);
    await project.ok(['git', 'commit', '-m', 'harmless', ...args]);
    expect(await project.ok(['git', 'rev-parse', 'HEAD'])).not.toBe(before);
  }
}

/** A commit by an assistant gets its trailer, once, and keeps it through an amend. */
export async function commitTagged(project: Project): Promise<void> {
  const path = fresh();
  const env = { CLAUDECODE: '1' };
  const tags = async () =>
    (await project.ok(['git', 'log', '-1', '--format=%B'])).match(/^AI-GENERATED: .*$/gm);
  await project.write(path, 'written by an assistant\n');
  await project.ok(['git', 'add', path]);
  await project.ok(['git', 'commit', '-m', 'feat: assisted'], { env });
  expect(await tags()).toHaveLength(1);
  await project.write(path, 'written again by an assistant\n');
  await project.ok(['git', 'add', path]);
  await project.ok(['git', 'commit', '--amend', '--no-edit'], { env });
  expect(await tags()).toHaveLength(1);
}

/** What --no-verify let into a commit, a push doesn't let out; a clean push goes through. */
export async function pushGuarded(project: Project): Promise<void> {
  const remote = join(project.dir, '..', `remote-${++count}.git`);
  await project.ok(['git', 'init', '-q', '--bare', remote]);
  await project.ok(['git', 'push', '-q', remote, 'HEAD:refs/heads/clean']);
  await project.ok(['git', 'checkout', '-q', '-b', `leak-${count}`]);
  const path = fresh();
  await project.write(path, `${SECRET_LINE}\n`);
  await project.ok(['git', 'add', path]);
  await project.ok(['git', 'commit', '-q', '--no-verify', '-m', 'slipped in']);
  const push = await project.run(['git', 'push', remote, 'HEAD:refs/heads/leak']);
  expect(push.output).toContain('aws-access-key-id');
  expect(push.exitCode).not.toBe(0);
  expect(await project.ok(['git', 'ls-remote', remote])).not.toContain('refs/heads/leak');
  await project.ok(['git', 'checkout', '-q', 'main']);
}

/** A linked work tree beside the repository; its folder has a blank too. */
export async function addWorktree(project: Project): Promise<Project> {
  const dir = join(project.dir, '..', `work tree ${++count}`);
  await project.ok(['git', 'worktree', 'add', '-q', '-b', `tree-${count}`, dir]);
  return projectAt(dir, project.env, dir);
}
