import { chmod, mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { ToolError } from '../../errors.ts';
import type { GitContext } from '../../git/git-context.ts';
import { setLocalConfig } from '../../git/hooks-dir.ts';
import type { Change } from './change.ts';

type Undo = () => Promise<unknown>;

/**
 * Does the changes in order; when one fails, those before it are undone.
 * @param context at the work tree's top
 * @throws ToolError naming the change that failed
 */
export async function applyChanges(context: GitContext, changes: readonly Change[]): Promise<void> {
  const undo: Undo[] = [];
  try {
    for (const change of changes) undo.unshift(await apply(context, change));
  } catch (error) {
    for (const step of undo) await step().catch(() => {});
    if (error instanceof ToolError) throw error;
    throw new ToolError(
      `the hooks could not be written: ${(error as Error).message}`,
      'Nothing was changed. Mend what is named above and run it again.',
      { cause: error },
    );
  }
}

async function apply(context: GitContext, change: Change): Promise<Undo> {
  switch (change.kind) {
    case 'write':
      return write(change);
    case 'move':
      await rename(change.from, change.to);
      return () => rename(change.to, change.from);
    case 'config':
      await setLocalConfig(context, change.key, change.after);
      return () => setLocalConfig(context, change.key, change.before);
    case 'run':
      await run(context, change.argv);
      return async () => {};
  }
}

async function write(change: Change & { kind: 'write' }): Promise<Undo> {
  const { path, before, after, mode } = change;
  const oldMode = (await stat(path).catch(() => null))?.mode ?? null;
  await put(path, after, mode);
  if (after === null) await removeIfEmpty(dirname(path));
  return () => put(path, before, oldMode);
}

/** Writes in place, so that a link stays a link and a mode stays what it is. */
async function put(path: string, content: Buffer | null, mode: number | null): Promise<void> {
  if (content === null) return rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  if (mode !== null) await chmod(path, mode & 0o7777);
}

/** A folder made for hooks goes with the last of them; git's own stays. */
async function removeIfEmpty(folder: string): Promise<void> {
  if (!/\.git[\\/]hooks$/.test(folder)) await rmdir(folder).catch(() => {});
}

async function run(context: GitContext, argv: readonly string[]): Promise<void> {
  const [program = '', ...args] = argv;
  const { exitCode, all, shortMessage } = await execa(program, args, {
    cwd: context.cwd,
    env: context.env,
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
  });
  if (exitCode === 0) return;
  throw new ToolError(
    `${shortMessage ?? `${program} ended with ${exitCode}`}\n${all}`.trim(),
    'Mend what it says, then run `npx hunkguard init` again; what was written before it was taken back.',
  );
}
