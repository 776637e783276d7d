import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ToolError } from '../../errors.ts';
import type { Plan } from './change.ts';
import { findManagerProgram } from './find-manager-program.ts';
import { HOOK_NAMES, type HookName } from './hook-names.ts';
import type { Surroundings } from './look-around.ts';
import { blockFile, insertBlock } from './marked-block.ts';
import type { Installer } from './plan-scripts.ts';
import { shellQuote } from './shell-quote.ts';

/** husky 9: a few lines in `.husky/<hook>`, which husky runs with `sh -e`. */
export async function planHusky(
  { dir, huskyDir }: Surroundings,
  { launcher, env }: Installer,
): Promise<Plan> {
  const place = launcher.relative ?? launcher.absolute;
  const folder = huskyDir ?? join(dir.top, '.husky');
  const plan: Plan = { changes: [], notes: [] };
  for (const hook of HOOK_NAMES) {
    const path = join(folder, hook);
    const before = await readFile(path).catch(() => null);
    const text = before?.toString('latin1') ?? null;
    if (text?.includes('hunkguard')) continue;
    const after = Buffer.from(addToHuskyHook(text, hook, place), 'latin1');
    plan.changes.push({ kind: 'write', path, before, after, mode: null });
  }
  if (dir.path !== join(folder, '_') || !existsSync(dir.path)) {
    const husky = findManagerProgram('husky', { top: dir.top, launcher: launcher.relative }, env);
    if (husky === null) {
      throw new ToolError(
        'husky is not installed here',
        'Run `npm install` first, or `npm install -D husky` where it is new.',
      );
    }
    plan.changes.push({ kind: 'run', argv: [husky, relative(dir.top, folder)] });
  }
  plan.notes.push(
    `Commit ${relative(dir.top, folder)}: the others of the team get the hooks with it.`,
  );
  return plan;
}

/**
 * One husky hook with hunkguard in it. It goes to the end, after what may still change the staged files;
 * to the beginning where the text leaves early, and in pre-push, whose standard input is read only once.
 * @param text Latin-1 bytes; null when there is no such hook yet
 */
export function addToHuskyHook(text: string | null, hook: HookName, launcher: string): string {
  const lines = huskyLines(hook, launcher, text !== null);
  if (text === null) return blockFile(lines);
  const isFirst = hook === 'pre-push' || /^[ \t]*(?:exec|exit)\b/m.test(text);
  const start = text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
  return insertBlock(text, isFirst ? start : text.length, lines);
}

function huskyLines(hook: HookName, launcher: string, isShared: boolean): string[] {
  const word = asLatin1(shellQuote(launcher));
  const call = `sh ${word} ${hook} "$@"`;
  if (hook === 'prepare-commit-msg') return [`if [ -f ${word} ]; then ${call} || :; fi`];
  const gone = asLatin1(
    `echo "hunkguard: could not run: it is not installed here. Mend: npm install" >&2`,
  );
  const lines = [`[ -f ${word} ] || { ${gone}; exit 2; }`];
  if (hook !== 'pre-push' || !isShared) return [...lines, `${call} || exit`];
  return [
    ...lines,
    'refs=$(cat)',
    `[ -z "$refs" ] || printf '%s\\n' "$refs" | ${call} || exit`,
    `[ -n "$refs" ] || ${call} </dev/null || exit`,
    'if [ -z "$refs" ]; then exec </dev/null; else exec <<REFS',
    '$refs',
    'REFS',
    'fi',
  ];
}

function asLatin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
