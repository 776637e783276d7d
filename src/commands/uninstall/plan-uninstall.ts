import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitContext } from '../../git/git-context.ts';
import { readLocalConfig } from '../../git/hooks-dir.ts';
import type { Plan } from '../init/change.ts';
import { findManagerProgram } from '../init/find-manager-program.ts';
import { HOOK_NAMES } from '../init/hook-names.ts';
import { keptOf } from '../init/hook-script.ts';
import { ADDED_HOOKS, rewrittenDir } from '../init/install.ts';
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
  await restoreRewritten(plan, around);
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

/** Hooks that a manager wrote because `init` asked it to. */
async function addedHooks(context: GitContext, { dir }: Surroundings): Promise<LiveHook[]> {
  const names = (await readLocalConfig(context, ADDED_HOOKS)) ?? '';
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

async function dropLefthookHooks(
  { changes }: Plan,
  context: GitContext,
  around: Surroundings,
): Promise<void> {
  for (const { owner, path, text } of await addedHooks(context, around)) {
    if (owner !== 'lefthook') continue;
    const before = Buffer.from(text, 'latin1');
    changes.push({ kind: 'write', path, before, after: null, mode: null });
  }
  const before = await readLocalConfig(context, ADDED_HOOKS);
  if (before !== null) changes.push({ kind: 'config', key: ADDED_HOOKS, before, after: null });
}

/** A manager's hooks as they were before its command ran again; what others own by now stays theirs. */
async function restoreRewritten({ changes }: Plan, around: Surroundings): Promise<void> {
  const folder = rewrittenDir(around);
  for (const name of await readdir(folder).catch(() => [])) {
    const kept = await readHook(folder, name);
    const live = await readHook(around.dir.path, name);
    const bytes = Buffer.from(kept.text, 'latin1');
    if (live.owner === kept.owner) {
      const before = Buffer.from(live.text, 'latin1');
      changes.push({ kind: 'write', path: live.path, before, after: bytes, mode: null });
    }
    changes.push({ kind: 'write', path: kept.path, before: bytes, after: null, mode: null });
  }
}
