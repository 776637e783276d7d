import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ToolError } from '../../errors.ts';
import type { GitContext } from '../../git/git-context.ts';
import { runGit } from '../../git/run-git.ts';
import type { Io } from '../command.ts';
import { type CiChange, readCiChange } from './ci-systems.ts';

/** What is to be judged: a change by its two commits, everything, or nothing. */
export type FoundChange =
  | { kind: 'change'; base: string; head: string; notice?: string }
  | { kind: 'everything'; notice: string }
  | { kind: 'nothing'; notice: string };

/**
 * Finds base and head of the change that this CI job builds, and sees that the clone holds what lies
 * between them.
 * @param given `--base` and `--head`, or HUNKGUARD_BASE and HUNKGUARD_HEAD; they go before all else
 * @throws ToolError when no CI system is recognised, or the clone is too shallow
 */
export async function findChange(
  io: Io,
  given: { base?: string; head?: string },
): Promise<FoundChange> {
  const base = given.base ?? (io.env.HUNKGUARD_BASE || undefined);
  const head = given.head ?? (io.env.HUNKGUARD_HEAD || undefined);
  const told = readCiChange(io.env, await readEvent(io));
  if (told === undefined && base === undefined) {
    throw new ToolError(
      'no CI system is recognised by its variables',
      'Say what to compare with: hunkguard ci --base origin/main.',
    );
  }
  const change: CiChange = {
    system: 'CI',
    deepen: 'fetch the whole history',
    ...told,
    bases: base === undefined ? (told?.bases ?? []) : [base],
    heads: head === undefined ? (told?.heads ?? ['HEAD']) : [head],
  };
  if (base === undefined && change.nothing !== undefined) {
    return { kind: 'nothing', notice: change.nothing };
  }
  if (base === undefined && change.everything !== undefined) {
    return { kind: 'everything', notice: `${change.everything}: all files are scanned` };
  }
  return resolveChange(io, change);
}

async function resolveChange(git: GitContext, change: CiChange): Promise<FoundChange> {
  const head = await firstCommit(git, change.heads);
  if (head === undefined) throw await missing(git, change, 'head', change.heads);
  const base = await firstCommit(git, change.bases);
  if (base === undefined) throw await missing(git, change, 'base', change.bases);
  const { code, stdout } = await runGit(git, { args: ['merge-base', base, head], okCodes: [1] });
  if (code !== 0) {
    throw new ToolError(
      `${change.system}: base ${short(base)} and head ${short(head)} have no commit in common${await shallowNote(git)}`,
      `So that the clone holds both histories, ${change.deepen}.`,
    );
  }
  const isEmpty = stdout.toString('latin1').trim() === head;
  const notice = `${change.system}: head ${short(head)} is part of base ${short(base)} already`;
  return { kind: 'change', base, head, ...(isEmpty ? { notice } : {}) };
}

async function missing(
  git: GitContext,
  { system, deepen }: CiChange,
  what: string,
  names: readonly string[],
): Promise<ToolError> {
  const tried = names.length === 0 ? 'the event names none' : `tried ${names.join(', ')}`;
  return new ToolError(
    `${system}: the ${what} of the change is not in this clone (${tried})${await shallowNote(git)}`,
    `So that it is, ${deepen}; or name it: hunkguard ci --${what} <commit>.`,
  );
}

async function shallowNote(git: GitContext): Promise<string> {
  const { stdout } = await runGit(git, { args: ['rev-parse', '--is-shallow-repository'] });
  return stdout.toString('latin1').trim() === 'true' ? ': the clone is shallow' : '';
}

async function firstCommit(git: GitContext, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    // 128 is what git says of an id that it knows of and doesn't hold.
    const { code, stdout } = await runGit(git, { args, okCodes: [1, 128] });
    if (code === 0) return stdout.toString('latin1').trim();
  }
  return undefined;
}

async function readEvent(io: Io): Promise<unknown> {
  const path = io.env.GITHUB_EVENT_PATH;
  if (path === undefined || path === '') return undefined;
  try {
    return JSON.parse(await readFile(resolve(io.cwd, path), 'utf8'));
  } catch (error) {
    throw new ToolError(
      `the event file can't be read: ${(error as Error).message}`,
      'GITHUB_EVENT_PATH has to name the JSON file that GitHub Actions writes.',
      { cause: error },
    );
  }
}

function short(oid: string): string {
  return oid.slice(0, 12);
}
