import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ToolError } from '../../errors.ts';
import type { Plan } from './change.ts';
import { addToLefthook } from './edit-lefthook.ts';
import { findManagerProgram } from './find-manager-program.ts';
import type { Surroundings } from './look-around.ts';
import type { Installer } from './plan-scripts.ts';

/** lefthook: jobs in its YAML config, then `lefthook install`, unless that would push a hook aside. */
export async function planLefthook(
  { dir, hooks, lefthookConfig }: Surroundings,
  { launcher, env }: Installer,
): Promise<Plan> {
  const path = lefthookConfig ?? `${dir.top}/lefthook.yml`;
  if (!/\.ya?ml$/.test(path)) {
    throw new ToolError(
      `${basename(path)} is not YAML, and hunkguard edits only YAML`,
      'Add the jobs by hand (docs/hook-managers.md), then run `npx hunkguard doctor`.',
    );
  }
  const before = await readFile(path).catch(() => null);
  const text = before?.toString('utf8') ?? null;
  const after = Buffer.from(addToLefthook(text, launcher.relative ?? launcher.absolute));
  const plan: Plan = { changes: [], notes: [] };
  if (before === null || !after.equals(before)) {
    plan.changes.push({ kind: 'write', path, before, after, mode: null });
    plan.notes.push(`Commit ${basename(path)}: the others of the team get the hooks with it.`);
  }
  const foreign = hooks.filter(({ owner }) => owner !== null && owner !== 'lefthook');
  const isLive = hooks.every(({ owner, runs }) => owner === 'lefthook' && runs);
  const program = findManagerProgram(
    'lefthook',
    { top: dir.top, launcher: launcher.relative },
    env,
  );
  if (foreign.length > 0) throw inTheWay(foreign.map(({ name }) => name));
  if (program === null) {
    throw new ToolError(
      'lefthook is not installed here',
      'Run `npm install` first, or `npm install -D lefthook` where it is new.',
    );
  }
  if (!isLive || plan.changes.length > 0)
    plan.changes.push({ kind: 'run', argv: [program, 'install'] });
  return plan;
}

/** lefthook renames a hook that is there and never runs it again. */
function inTheWay(names: readonly string[]): ToolError {
  return new ToolError(
    `lefthook would push aside what is in ${names.join(', ')} and never run it`,
    'Move it into the lefthook config first, or run `npx hunkguard init --manager git`, which chains it.',
  );
}
