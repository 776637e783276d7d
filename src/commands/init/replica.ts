import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { parse, stringify } from 'yaml';
import { isWithin } from '../../git/hooks-dir.ts';
import type { LiveHook, Surroundings } from './look-around.ts';
import { blocksOf, hasBlock } from './marked-block.ts';

/** What a throw-away repository needs to run the same hooks. Paths are relative to its top. */
export interface Replica {
  hooksPath: string;
  files: Map<string, { content: string | Buffer; mode: number }>;
  /** Configs that a manager wants to be tracked. */
  configs: string[];
  /** Folders of the user's work tree that the hooks start programs from. */
  links: string[];
}

/**
 * The live hooks and their managers' configs, reduced to what is hunkguard's.
 * @param launcher the launcher's path from the work tree's top; null when it lies outside
 */
export async function replicaOf(around: Surroundings, launcher: string | null): Promise<Replica> {
  const { dir, hooks, huskyDir } = around;
  const inTree = isWithin(dir.top, dir.path) && !isWithin(dir.commonDir, dir.path);
  const hooksPath = inTree ? relative(dir.top, dir.path) : '.git/hooks';
  const links = linksOf(dir.top, launcher);
  const replica: Replica = { hooksPath, files: new Map(), configs: [], links };
  for (const hook of hooks.filter(({ runs }) => runs)) addHook(replica, hook);
  const owners = new Set(hooks.map(({ owner }) => owner));
  if (owners.has('husky') && huskyDir !== null) await addHusky(replica, around, huskyDir);
  if (owners.has('lefthook') && around.lefthookConfig !== null) {
    await addConfig(replica, dir.top, around.lefthookConfig, lefthookOfOurs);
  }
  if (owners.has('pre-commit') && around.preCommitConfig !== null) {
    await addConfig(replica, dir.top, around.preCommitConfig, preCommitOfOurs);
  }
  return replica;
}

function addHook(replica: Replica, hook: LiveHook): void {
  const isTheirs = hook.owner === 'foreign' && !hook.text.includes('hunkguard');
  if (isTheirs) return;
  // What was kept is not hunkguard's, and might do anything in a repository that it doesn't know.
  const text = hook.owner === 'hunkguard' ? hook.text.replace(/^kept=.*$/m, 'kept=') : hook.text;
  const content = Buffer.from(text, 'latin1');
  replica.files.set(`${replica.hooksPath}/${hook.name}`, { content, mode: 0o755 });
}

async function addHusky(
  replica: Replica,
  { dir, hooks }: Surroundings,
  huskyDir: string,
): Promise<void> {
  const runner = join(huskyDir, '_', 'h');
  if (existsSync(runner)) {
    replica.files.set(`${replica.hooksPath}/h`, { content: await readFile(runner), mode: 0o644 });
  }
  for (const { name } of hooks) {
    const text = await readFile(join(huskyDir, name), 'latin1').catch(() => null);
    if (text === null) continue;
    const ours = hasBlock(text)
      ? blocksOf(text)
      : text
          .split('\n')
          .filter((line) => line.includes('hunkguard'))
          .join('\n');
    const path = join(relative(dir.top, huskyDir), name);
    replica.files.set(path, { content: Buffer.from(`${ours}\n`, 'latin1'), mode: 0o644 });
  }
}

async function addConfig(
  replica: Replica,
  top: string,
  path: string,
  reduce: (config: unknown) => unknown,
): Promise<void> {
  const text = await readFile(path, 'utf8');
  const isYaml = /\.ya?ml$/.test(path);
  const name = isYaml ? relative(top, path) : basename(path);
  replica.files.set(name, {
    content: isYaml ? stringify(reduce(parse(text))) : text,
    mode: 0o644,
  });
  replica.configs.push(name);
}

const isOurs = (entry: unknown) => JSON.stringify(entry).includes('hunkguard');

function lefthookOfOurs(config: unknown): unknown {
  const reduced: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(config as Record<string, unknown>)) {
    if (!isOurs(value) || typeof value !== 'object') continue;
    const { jobs, commands } = value as { jobs?: unknown[]; commands?: Record<string, unknown> };
    reduced[key] = {
      ...(jobs && { jobs: jobs.filter(isOurs) }),
      ...(commands && {
        commands: Object.fromEntries(Object.entries(commands).filter(isOurs)),
      }),
    };
  }
  return reduced;
}

function preCommitOfOurs(config: unknown): unknown {
  const { repos = [] } = config as { repos?: { hooks?: unknown[] }[] };
  const ours = repos
    .map((repo) => ({ ...repo, hooks: (repo.hooks ?? []).filter(isOurs) }))
    .filter(({ hooks }) => hooks.length > 0);
  return { repos: ours };
}

/** The top's own node_modules, where managers live, and the folder that the launcher is in. */
function linksOf(top: string, launcher: string | null): string[] {
  const folder = /^(?:.*?\/)?node_modules(?=\/)|^[^/]+(?=\/)/.exec(launcher ?? '')?.[0];
  const links = new Set(['node_modules', ...(folder === undefined ? [] : [folder])]);
  return [...links].filter((path) => existsSync(join(top, path)));
}
