import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { HOOK_NAMES, type HookName } from '../init/hook-names.ts';
import type { LiveHook, Surroundings } from '../init/look-around.ts';
import type { Facts, Way } from './facts.ts';

/** The managers' configs as text; '' where there is none. */
export interface ManagerTexts {
  husky: Readonly<Record<string, string>>;
  lefthook: string;
  preCommit: string;
}

/** Stages of the hooks in .pre-commit-hooks.yaml; an entry's own `stages` count before these. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  hunkguard: ['pre-commit', 'pre-merge-commit'],
  'hunkguard-tag': ['prepare-commit-msg'],
  'hunkguard-msg': ['commit-msg'],
  'hunkguard-push': ['pre-push'],
};

export async function readManagerTexts(around: Surroundings): Promise<ManagerTexts> {
  const { huskyDir, lefthookConfig, preCommitConfig } = around;
  const read = async (path: string | null) =>
    path === null ? '' : await readFile(path, 'utf8').catch(() => '');
  const husky: Record<string, string> = {};
  for (const hook of HOOK_NAMES) {
    husky[hook] = await read(huskyDir === null ? null : join(huskyDir, hook));
  }
  return { husky, lefthook: await read(lefthookConfig), preCommit: await read(preCommitConfig) };
}

/** The hooks that each config hands to hunkguard. */
export function configuredHooks(texts: ManagerTexts): Facts['configured'] {
  return {
    husky: HOOK_NAMES.filter((hook) => texts.husky[hook]?.includes('hunkguard')),
    lefthook: lefthookHooks(texts.lefthook),
    'pre-commit': preCommitHooks(texts.preCommit),
  };
}

/** Who starts hunkguard in each hook that git runs today. */
export function waysOf(hooks: readonly LiveHook[], configured: Facts['configured']): Facts['ways'] {
  const ways: Partial<Record<HookName, Way>> = {};
  for (const hook of hooks) ways[hook.name as HookName] = wayOf(hook, configured);
  return ways as Facts['ways'];
}

function wayOf({ name, owner, runs, text }: LiveHook, configured: Facts['configured']): Way {
  if (!runs || owner === null) return null;
  if (owner === 'hunkguard') return 'script';
  if (owner === 'foreign') return text.includes('hunkguard') ? 'by hand' : null;
  return configured[owner].includes(name as HookName) ? owner : null;
}

function lefthookHooks(text: string): HookName[] {
  const config = parseOrEmpty(text) as Record<string, unknown>;
  return HOOK_NAMES.filter((hook) => JSON.stringify(config[hook] ?? null).includes('hunkguard'));
}

function preCommitHooks(text: string): HookName[] {
  const { repos } = parseOrEmpty(text) as {
    repos?: { hooks?: { id?: string; stages?: string[] }[] }[];
  };
  const entries = (Array.isArray(repos) ? repos : []).flatMap((repo) => repo.hooks ?? []);
  const ours = entries.filter(({ id }) => id !== undefined && Object.hasOwn(STAGES, id));
  const stages = new Set(ours.flatMap(({ id = '', stages: own }) => own ?? STAGES[id] ?? []));
  return HOOK_NAMES.filter((hook) => stages.has(hook));
}

function parseOrEmpty(text: string): object {
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
