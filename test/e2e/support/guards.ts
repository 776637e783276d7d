import { expect, it } from 'vitest';
import type { Project } from './project.ts';
import {
  commitAllAndPath,
  commitBlocked,
  commitPassed,
  commitTagged,
  pushGuarded,
} from './scenarios.ts';
import { snapshotSetup } from './snapshot.ts';

/** What holds under every hook manager once `init` has run. The hook that was there says `kept`. */
export function itGuards(project: () => Project, kept: string): void {
  it('changes nothing when init is run twice', async () => {
    const once = await snapshotSetup(project().dir);
    const { exitCode, output } = await project().hunkguard(['init']);
    expect(output).toContain('nothing to write');
    expect(exitCode).toBe(0);
    expect(await snapshotSetup(project().dir)).toEqual(once);
  });

  it('blocks a planted key', () => commitBlocked(project()));

  it('passes a harmless change, with the hook that was there', async () => {
    expect(await commitPassed(project())).toContain(kept);
  });

  it('blocks and passes from a sub-folder', async () => {
    await commitBlocked(project(), 'sub folder');
    await commitPassed(project(), 'sub folder');
  });

  it('blocks and passes commit -a and commit PATH', () => commitAllAndPath(project()));

  it('tags a commit of an assistant once', () => commitTagged(project()));

  it('refuses a push of what --no-verify let in', () => pushGuarded(project()));

  it('doctor finds nothing wrong', async () => {
    const { exitCode, output } = await project().hunkguard(['doctor']);
    expect(output).toContain('Nothing is wrong.');
    expect(exitCode).toBe(0);
  });
}

/** `npx hunkguard init` from a sub-folder: proven, and its exit code is 0. */
export async function initFromSubFolder(project: Project): Promise<string> {
  const { exitCode, output } = await project.run(['npx', 'hunkguard', 'init'], {
    cwd: 'sub folder',
  });
  expect(output).toContain('a planted key was refused, a harmless file went through');
  expect(exitCode).toBe(0);
  return output;
}

/** `uninstall` gives back every file, mode and link, and leaves none of its own. */
export async function expectPutBack(
  project: Project,
  before: Record<string, string>,
): Promise<void> {
  const { exitCode, output } = await project.hunkguard(['uninstall'], { cwd: 'sub folder' });
  expect(output).toContain('no longer guards');
  expect(exitCode).toBe(0);
  const after = await snapshotSetup(project.dir);
  for (const path of Object.keys(before)) expect(after[path], path).toBe(before[path]);
  const added = Object.keys(after).filter((path) => !(path in before));
  expect(added.filter((path) => !/(?:^|\/)file-\d+\.txt$/.test(path))).toEqual([]);
}
