import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ToolError } from '../../errors.ts';
import type { Plan } from './change.ts';
import { addToPreCommitConfig, missingHookTypes } from './edit-pre-commit-config.ts';
import { findManagerProgram } from './find-manager-program.ts';
import { HOOK_NAMES } from './hook-names.ts';
import type { Surroundings } from './look-around.ts';
import type { Installer } from './plan-scripts.ts';

/** pre-commit: a local repository in its config, then `pre-commit install`, which chains what it finds. */
export async function planPreCommit(
  { dir, hooks, preCommitConfig }: Surroundings,
  { launcher, env }: Installer,
): Promise<Plan> {
  const path = preCommitConfig ?? join(dir.top, '.pre-commit-config.yaml');
  const before = await readFile(path).catch(() => null);
  const text = before?.toString('utf8') ?? null;
  const after = addToPreCommitConfig(text, launcher.relative ?? launcher.absolute);
  const plan: Plan = { changes: [], notes: [] };
  if (after !== text) {
    plan.changes.push({ kind: 'write', path, before, after: Buffer.from(after), mode: null });
    plan.notes.push(
      'Commit .pre-commit-config.yaml: the others of the team get the hooks with it.',
    );
  }
  const missing = missingHookTypes(after);
  if (missing.length > 0) {
    plan.notes.push(`Add to default_install_hook_types, for the team: ${missing.join(', ')}.`);
  }
  if (hooks.every(({ owner, runs }) => owner === 'pre-commit' && runs)) return plan;
  const program = findManagerProgram(
    'pre-commit',
    { top: dir.top, launcher: launcher.relative },
    env,
  );
  if (program === null) {
    throw new ToolError('pre-commit is not installed here', 'Run `pip install pre-commit` first.');
  }
  const types = HOOK_NAMES.flatMap((hook) => ['--hook-type', hook]);
  plan.changes.push({ kind: 'run', argv: [program, 'install', ...types] });
  return plan;
}
