import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GitContext } from '../../git/git-context.ts';
import { readLocalConfig } from '../../git/hooks-dir.ts';
import { applyChanges } from './apply-changes.ts';
import type { Change } from './change.ts';
import { type LiveHook, readHook, type Surroundings } from './look-around.ts';

/** The key that names the hooks a manager's own command added because `init` ran it. */
export const ADDED_HOOKS = 'hunkguard.addedHooks';

/** Where the hooks are kept that a manager's own command rewrote because `init` ran it. */
export function rewrittenDir({ dir }: Surroundings): string {
  return join(dir.commonDir, 'hunkguard-before');
}

/**
 * Does what was planned. What a manager's own command did to git's hooks is noted, so that `uninstall` can
 * put it back.
 * @param context at the work tree's top
 */
export async function install(
  context: GitContext,
  around: Surroundings,
  changes: readonly Change[],
): Promise<void> {
  await applyChanges(context, changes);
  if (!changes.some(({ kind }) => kind === 'run')) return;
  const added: string[] = [];
  const notes: Change[] = [];
  for (const before of around.hooks) {
    const after = await readHook(around.dir.path, before.name);
    if (!isManaged(after)) continue;
    if (before.owner !== after.owner) added.push(after.name);
    else if (before.text !== after.text) notes.push(...kept(around, before));
  }
  if (added.length > 0) notes.push(await addedNote(context, added));
  await applyChanges(context, notes);
}

function isManaged({ owner }: LiveHook): boolean {
  return owner === 'lefthook' || owner === 'pre-commit';
}

/** The first text is the one to go back to, however often `init` runs. */
function kept(around: Surroundings, { name, text }: LiveHook): Change[] {
  const path = join(rewrittenDir(around), name);
  if (existsSync(path)) return [];
  return [{ kind: 'write', path, before: null, after: Buffer.from(text, 'latin1'), mode: 0o755 }];
}

async function addedNote(context: GitContext, added: readonly string[]): Promise<Change> {
  const before = await readLocalConfig(context, ADDED_HOOKS);
  const names = new Set([...(before ?? '').split(' ').filter(Boolean), ...added]);
  return { kind: 'config', key: ADDED_HOOKS, before, after: [...names].join(' ') };
}
