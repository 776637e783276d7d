import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { GitContext } from '../../git/git-context.ts';
import { readLocalConfig } from '../../git/hooks-dir.ts';
import type { Plan } from '../init/change.ts';
import { findManagerProgram } from '../init/find-manager-program.ts';
import { HOOK_NAMES } from '../init/hook-names.ts';
import { keptOf } from '../init/hook-script.ts';
import { layerDir, readHook, type Surroundings } from '../init/look-around.ts';
import { hasBlock, removeBlocks } from '../init/marked-block.ts';

/** What `init` did, backwards; what others changed since then stays. */
export async function planUninstall(context: GitContext, around: Surroundings): Promise<Plan> {
  const { dir, huskyDir, lefthookConfig, preCommitConfig } = around;
  const plan: Plan = { changes: [], notes: [] };
  await dropAddedHooks(plan, context, around);
  for (const folder of new Set([dir.path, dir.defaultPath, layerDir(dir)])) {
    await dropScripts(plan, folder);
  }
  await dropLayer(plan, context, around);
  const husky = huskyDir === null ? [] : HOOK_NAMES.map((hook) => join(huskyDir, hook));
  for (const path of [...husky, lefthookConfig, preCommitConfig]) {
    if (path !== null) await dropBlocks(plan, path);
  }
  return plan;
}

async function dropScripts({ changes, notes }: Plan, folder: string): Promise<void> {
  for (const name of (await readdir(folder).catch(() => [])).sort()) {
    const hook = await readHook(folder, name);
    if (hook.owner !== 'hunkguard') continue;
    const before = Buffer.from(hook.text, 'latin1');
    changes.push({ kind: 'write', path: hook.path, before, after: null, mode: null });
    const kept = keptOf(hook.text);
    if (kept === null || kept.startsWith('/')) continue;
    const from = join(folder, kept);
    if ((await lstat(from).catch(() => null)) === null) {
      notes.push(`${from}, which was to be put back, is gone.`);
    } else {
      changes.push({ kind: 'move', from, to: hook.path });
    }
  }
}

async function dropBlocks({ changes }: Plan, path: string): Promise<void> {
  const before = await readFile(path).catch(() => null);
  const text = before?.toString('latin1') ?? '';
  if (!hasBlock(text)) return;
  const rest = removeBlocks(text);
  const after = rest === null ? null : Buffer.from(rest, 'latin1');
  changes.push({ kind: 'write', path, before, after, mode: null });
}

async function dropLayer(
  { changes }: Plan,
  context: GitContext,
  { dir }: Surroundings,
): Promise<void> {
  const outer = await readLocalConfig(context, 'hunkguard.outerHooksPath');
  if (outer === null) return;
  const previous = await readLocalConfig(context, 'hunkguard.previousHooksPath');
  if (dir.path === layerDir(dir)) {
    const before = dir.configured?.value ?? null;
    changes.push({ kind: 'config', key: 'core.hooksPath', before, after: previous });
  }
  changes.push({ kind: 'config', key: 'hunkguard.outerHooksPath', before: outer, after: null });
  if (previous !== null) {
    changes.push({
      kind: 'config',
      key: 'hunkguard.previousHooksPath',
      before: previous,
      after: null,
    });
  }
}

/** Hooks that a manager wrote because `init` asked it to; pre-commit puts back what it had moved aside. */
async function dropAddedHooks(
  { changes }: Plan,
  context: GitContext,
  { dir }: Surroundings,
): Promise<void> {
  const key = 'hunkguard.addedHooks';
  const before = await readLocalConfig(context, key);
  if (before === null) return;
  const added = await Promise.all(before.split(' ').map((name) => readHook(dir.path, name)));
  const ofPreCommit = added.filter(({ owner }) => owner === 'pre-commit');
  const program = findManagerProgram('pre-commit', { top: dir.top, launcher: null }, context.env);
  if (program !== null && ofPreCommit.length > 0) {
    const types = ofPreCommit.flatMap(({ name }) => ['--hook-type', basename(name)]);
    changes.push({ kind: 'run', argv: [program, 'uninstall', ...types] });
  }
  for (const { owner, path, text } of added) {
    if (owner !== 'lefthook') continue;
    changes.push({
      kind: 'write',
      path,
      before: Buffer.from(text, 'latin1'),
      after: null,
      mode: null,
    });
  }
  changes.push({ kind: 'config', key, before, after: null });
}
