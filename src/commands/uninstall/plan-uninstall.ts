import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitContext } from '../../git/git-context.ts';
import { readLocalConfig } from '../../git/hooks-dir.ts';
import type { Plan } from '../init/change.ts';
import { findManagerProgram } from '../init/find-manager-program.ts';
import { HOOK_NAMES } from '../init/hook-names.ts';
import { keptOf } from '../init/hook-script.ts';
import { type LiveHook, layerDir, readHook, type Surroundings } from '../init/look-around.ts';
import { hasBlock, removeBlocks } from '../init/marked-block.ts';

/** What `init` did, backwards; what others changed since then stays. */
export async function planUninstall(context: GitContext, around: Surroundings): Promise<Plan> {
  const { dir, huskyDir, lefthookConfig, preCommitConfig } = around;
  const plan: Plan = { changes: [], notes: [] };
  await dropPreCommitHooks(plan, context, around);
  for (const folder of new Set([dir.path, dir.defaultPath, layerDir(dir)])) {
    await dropScripts(plan, folder);
  }
  await dropLayer(plan, context, around);
  const husky = huskyDir === null ? [] : HOOK_NAMES.map((hook) => join(huskyDir, hook));
  for (const path of [...husky, lefthookConfig, preCommitConfig]) {
    if (path !== null) await dropBlocks(plan, path);
  }
  await dropLefthookHooks(plan, context, around);
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

const ADDED = 'hunkguard.addedHooks';

/** Hooks that a manager wrote because `init` asked it to. */
async function addedHooks(context: GitContext, { dir }: Surroundings): Promise<LiveHook[]> {
  const names = (await readLocalConfig(context, ADDED)) ?? '';
  return Promise.all(
    names
      .split(' ')
      .filter(Boolean)
      .map((name) => readHook(dir.path, name)),
  );
}

/** pre-commit puts back the hooks that it had moved aside. */
async function dropPreCommitHooks(
  { changes }: Plan,
  context: GitContext,
  around: Surroundings,
): Promise<void> {
  const added = (await addedHooks(context, around)).filter(({ owner }) => owner === 'pre-commit');
  const where = { top: around.dir.top, launcher: null };
  const program = findManagerProgram('pre-commit', where, context.env);
  if (program === null || added.length === 0) return;
  const types = added.flatMap(({ name }) => ['--hook-type', name]);
  changes.push({ kind: 'run', argv: [program, 'uninstall', ...types] });
}

/** lefthook writes its remaining hooks anew from the config as it was; those only we wanted go. */
async function dropLefthookHooks(
  { changes }: Plan,
  context: GitContext,
  around: Surroundings,
): Promise<void> {
  const { dir, lefthookConfig, hooks } = around;
  const added = (await addedHooks(context, around)).filter(({ owner }) => owner === 'lefthook');
  const config = changes.find(
    (change) => change.kind === 'write' && change.path === lefthookConfig,
  );
  const others = hooks.some(
    ({ owner, name }) => owner === 'lefthook' && !added.some((hook) => hook.name === name),
  );
  const program = findManagerProgram('lefthook', { top: dir.top, launcher: null }, context.env);
  if (config !== undefined && others && program !== null) {
    changes.push({ kind: 'run', argv: [program, 'install'] });
  }
  for (const { path, text } of added) {
    const before = Buffer.from(text, 'latin1');
    changes.push({ kind: 'write', path, before, after: null, mode: null });
  }
  const before = await readLocalConfig(context, ADDED);
  if (before !== null) changes.push({ kind: 'config', key: ADDED, before, after: null });
}
