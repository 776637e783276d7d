import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { execa } from 'execa';
import { isWithin } from '../../git/hooks-dir.ts';
import type { Io } from '../command.ts';
import { findLauncher } from '../init/find-launcher.ts';
import { findManagerProgram } from '../init/find-manager-program.ts';
import { HOOK_NAMES } from '../init/hook-names.ts';
import { hookScript, launchersOf } from '../init/hook-script.ts';
import { type LiveHook, lookAround, readHook, type Surroundings } from '../init/look-around.ts';
import { scriptFor } from '../init/plan-scripts.ts';
import { prove } from '../init/prove.ts';
import { VERSION } from '../version.ts';
import {
  configuredHooks,
  type ManagerTexts,
  readManagerTexts,
  waysOf,
} from './configured-hooks.ts';
import type { Facts } from './facts.ts';

/** What a graphical client starts with on macOS and on most Linux desktops. */
const GUI_PATH = '/usr/bin:/bin:/usr/sbin:/sbin';

/** Reads what a diagnosis hangs on, and commits a planted key in a throw-away repository. */
export async function gather(io: Io): Promise<Facts> {
  const around = await lookAround(io);
  const { dir, hooks } = around;
  const texts = await readManagerTexts(around);
  const configured = configuredHooks(texts);
  const ways = waysOf(hooks, configured);
  const launcher = findLauncher(dir);
  const launchers = readLaunchers(around, texts);
  const isLive = HOOK_NAMES.some((hook) => ways[hook] !== null);
  const isOff = [io.env.HUNKGUARD, io.env.HUSKY, io.env.LEFTHOOK].includes('0');
  return {
    around,
    dirExists: existsSync(dir.path),
    ways,
    configured,
    shadowed: await readShadowed(around),
    kept: (await namesIn(dir.path)).filter((name) => name.includes('.before-hunkguard')),
    stale: hooks.filter((hook) => isStale(hook, around, launcher.absolute)).map(({ name }) => name),
    launchers,
    guiNode: await findNode(launcher.absolute, {
      HOME: io.env.HOME,
      PATH: GUI_PATH,
      ...initNode(hooks),
    }),
    nodeVersion: await nodeVersion(launcher.absolute, io.env),
    otherVersions: otherVersions(launchers),
    lefthook: {
      program: findManagerProgram(
        'lefthook',
        { top: dir.top, launcher: launcher.relative },
        io.env,
      ),
      asserts: /^assert_lefthook_installed: *true/m.test(texts.lefthook),
    },
    version: VERSION,
    env: io.env,
    proof: isLive && !isOff ? await prove(around, launcher.relative) : null,
  };
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

async function readShadowed({ dir }: Surroundings): Promise<LiveHook[]> {
  if (dir.path === dir.defaultPath) return [];
  const hooks = await Promise.all(HOOK_NAMES.map((name) => readHook(dir.defaultPath, name)));
  return hooks.filter(({ runs }) => runs);
}

/** Whether `init`, with the launchers and the node that the script names, would write other bytes. */
function isStale(hook: LiveHook, { dir }: Surroundings, absolute: string): boolean {
  if (hook.owner !== 'hunkguard') return false;
  const shared = isWithin(dir.top, dir.path) && !isWithin(dir.commonDir, dir.path);
  const node = /^export HUNKGUARD_INIT_NODE=(.*)$/m.exec(hook.text)?.[1] ?? null;
  const launcher = { absolute, relative: null };
  const script = scriptFor(hook, { launcher, node: 'node', env: {} }, shared);
  const asWritten = hookScript({
    ...script,
    launchers: launchersOf(Buffer.from(hook.text, 'latin1').toString('utf8')),
    node: node === null ? null : 'node',
  }).replace(/^export HUNKGUARD_INIT_NODE=.*$/m, `export HUNKGUARD_INIT_NODE=${node}`);
  return asWritten !== hook.text && asWritten !== Buffer.from(hook.text, 'latin1').toString('utf8');
}

function initNode(hooks: readonly LiveHook[]): { HUNKGUARD_INIT_NODE?: string } {
  for (const { text } of hooks) {
    const node = /^export HUNKGUARD_INIT_NODE='?(.*?)'?$/m.exec(text)?.[1];
    if (node !== undefined) return { HUNKGUARD_INIT_NODE: node };
  }
  return {};
}

function readLaunchers({ dir, hooks }: Surroundings, texts: ManagerTexts): Facts['launchers'] {
  const named = [
    ...hooks
      .filter(({ owner }) => owner === 'hunkguard')
      .map(({ name, text }) => ({ hook: name, places: launchersOf(text) })),
    ...[texts.lefthook, texts.preCommit, ...Object.values(texts.husky)].flatMap((text) =>
      [...new Set(text.match(/[^\s'"]*node_modules\/hunkguard\/dist\/hook\.sh/g) ?? [])].map(
        (place) => ({ hook: 'a hook', places: [place] }),
      ),
    ),
  ].filter(({ places }) => places.length > 0);
  const unique = new Map(named.map((entry) => [entry.places.join('\n'), entry]));
  return [...unique.values()].map(({ hook, places }) => ({
    hook,
    places,
    found:
      places
        .map((place) => (isAbsolute(place) ? place : join(dir.top, place)))
        .find((place) => existsSync(place)) ?? null,
  }));
}

function otherVersions(launchers: Facts['launchers']): string[] {
  const versions = launchers.map(({ found }) => {
    try {
      const path = join(dirname(found ?? ''), '..', 'package.json');
      return String(JSON.parse(readFileSync(path, 'utf8')).version);
    } catch {
      return VERSION;
    }
  });
  return [...new Set(versions)].filter((version) => version !== VERSION);
}

async function findNode(
  launcher: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | null> {
  const { exitCode, stdout } = await execa('/bin/sh', [launcher, '--find-node'], {
    env,
    extendEnv: false,
    reject: false,
  });
  return exitCode === 0 ? stdout : null;
}

async function nodeVersion(launcher: string, env: Io['env']): Promise<string | null> {
  const node = await findNode(launcher, { ...env, HUNKGUARD: undefined });
  if (node === null) return null;
  const { exitCode, stdout } = await execa(node, ['--version'], { reject: false });
  return exitCode === 0 ? stdout : null;
}
