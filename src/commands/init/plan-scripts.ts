import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isWithin } from '../../git/hooks-dir.ts';
import type { Plan } from './change.ts';
import type { Launcher } from './find-launcher.ts';
import { HOOK_NAMES } from './hook-names.ts';
import { hookScript, keptOf } from './hook-script.ts';
import { type LiveHook, layerDir, readHook, type Surroundings } from './look-around.ts';

const KEPT_SUFFIX = '.before-hunkguard';

/** What a plan needs to know of the running hunkguard. */
export interface Installer {
  launcher: Launcher;
  /** The node that runs `init`. */
  node: string;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Scripts in the folder git looks into. A hook that is there is moved aside, whatever it is, and chained.
 * A folder outside the repository serves other repositories too: then hunkguard gets a folder of its own,
 * whose scripts hand on to every hook of the outer one.
 */
export async function planScripts(around: Surroundings, installer: Installer): Promise<Plan> {
  const { dir, outerDir } = around;
  const isOwn = isWithin(dir.top, dir.path) || isWithin(dir.commonDir, dir.path);
  if (outerDir !== null || !isOwn) return planLayer(around, outerDir ?? dir.path, installer);
  const shared = isWithin(dir.top, dir.path) && !isWithin(dir.commonDir, dir.path);
  const plan: Plan = { changes: [], notes: [] };
  for (const hook of around.hooks) addScript(plan, hook, scriptFor(hook, installer, shared));
  if (shared) {
    plan.notes.push(`The hooks in ${dir.configured?.value} belong to the repository: commit them.`);
  }
  return plan;
}

/** The script that a hook should have: the kept hook of an installation stays the kept one. */
export function scriptFor(hook: LiveHook, { launcher, node }: Installer, shared: boolean) {
  const places = [
    launcher.relative,
    shared && launcher.relative !== null ? null : launcher.absolute,
  ];
  return {
    hook: hook.name,
    launchers: places.filter((place) => place !== null),
    node: shared ? null : node,
    kept: keptFor(hook),
    runsHunkguard: true,
  };
}

function keptFor(hook: LiveHook): string | null {
  if (hook.owner === null) return null;
  if (hook.owner === 'hunkguard') return keptOf(hook.text);
  let path = `${hook.path}${KEPT_SUFFIX}`;
  for (let count = 2; existsSync(path); count++) path = `${hook.path}${KEPT_SUFFIX}.${count}`;
  return basename(path);
}

/** Adds what makes one hook run `script`; nothing when it does so already. */
export function addScript(
  { changes }: Plan,
  hook: LiveHook,
  script: Parameters<typeof hookScript>[0],
): void {
  const after = Buffer.from(hookScript(script), 'utf8');
  const isOurs = hook.owner === 'hunkguard';
  if (isOurs && hook.runs && after.equals(Buffer.from(hook.text, 'latin1'))) return;
  if (!isOurs && hook.owner !== null && script.kept !== null) {
    changes.push({ kind: 'move', from: hook.path, to: join(hook.path, '..', script.kept) });
  }
  const before = isOurs ? Buffer.from(hook.text, 'latin1') : null;
  changes.push({ kind: 'write', path: hook.path, before, after, mode: 0o755 });
}

async function planLayer(
  { dir }: Surroundings,
  outer: string,
  { launcher, node }: Installer,
): Promise<Plan> {
  const plan: Plan = {
    changes: [],
    notes: [
      `${outer} serves other repositories too and is left as it is; its hooks run first, from ${layerDir(dir)}.`,
    ],
  };
  const own = new Set<string>(HOOK_NAMES);
  for (const name of new Set([...HOOK_NAMES, ...(await hooksIn(outer))])) {
    const hook = await readHook(layerDir(dir), name);
    addScript(plan, hook, {
      hook: name,
      launchers: [launcher.relative, launcher.absolute].filter((place) => place !== null),
      node,
      kept: join(outer, name),
      runsHunkguard: own.has(name),
    });
  }
  if (dir.path !== layerDir(dir)) {
    const before = dir.configured?.scope === 'local' ? dir.configured.value : null;
    plan.changes.push(
      { kind: 'config', key: 'hunkguard.outerHooksPath', before: null, after: outer },
      { kind: 'config', key: 'core.hooksPath', before, after: layerDir(dir) },
    );
    if (before !== null) {
      plan.changes.push({
        kind: 'config',
        key: 'hunkguard.previousHooksPath',
        before: null,
        after: before,
      });
    }
  }
  return plan;
}

/** Names of the hooks that git would run from a folder. */
async function hooksIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const stats = await stat(join(folder, name)).catch(() => null);
    if (/^[a-z0-9-]+$/.test(name) && stats?.isFile() && (stats.mode & 0o111) !== 0)
      found.push(name);
  }
  return found.sort();
}
