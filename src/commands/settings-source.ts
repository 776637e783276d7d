import { statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { readBuiltInTexts } from '../config/built-in-rules.ts';
import { type ObjectReader, objectTree } from '../config/config-tree.ts';
import { type OpenSettings, openSettings } from '../config/open-settings.ts';
import type { SettingsSource } from '../config/settings.ts';
import { ToolError } from '../errors.ts';
import { findRoot } from '../git/find-repository.ts';
import type { Io } from './command.ts';

/** Trees by git's names for them, what stands before `path` in `<commit>:path`; `:` is the index. */
export interface SettingsTrees {
  /** Whose settings hold. */
  before: string;
  /** What the change leaves behind; its loosenings are reported and don't hold. */
  after?: string;
  /** While merging: the other parent, whose settings are no news. */
  merged?: string;
  /** As in SettingsSource. */
  isBare?: () => Promise<boolean>;
}

export interface SettingsOptions {
  /** A config file to read instead of the repository's own. */
  config?: string | undefined;
  /** Files with more rules. */
  rules?: readonly string[] | undefined;
  /** Let what the change loosens hold at once. */
  allowWeaken?: boolean | undefined;
}

/** Whether loosened settings are accepted: by the option, or in a hook by the environment. */
export function allowsWeaken(io: Io, { allowWeaken }: SettingsOptions): boolean {
  return allowWeaken ?? io.env.HUNKGUARD_ALLOW_WEAKEN === '1';
}

/** The settings of a scan: from git's trees where the source names them, else from the work tree. */
export async function settingsOf(
  io: Io,
  trees: SettingsTrees | undefined,
  options: SettingsOptions,
  objects: ObjectReader,
): Promise<OpenSettings> {
  const { config, rules = [] } = options;
  const given = config === undefined ? undefined : await givenConfig(io, config);
  const source = given?.source ?? (await sourceOf(io, trees, objects));
  return openSettings(source, {
    allowWeaken: allowsWeaken(io, options),
    severities: readBuiltInTexts,
    rulesFiles: rules.map((file) => resolve(io.cwd, file)),
    ...(given === undefined ? {} : { configPath: given.path }),
  });
}

async function sourceOf(
  io: Io,
  trees: SettingsTrees | undefined,
  objects: ObjectReader,
): Promise<SettingsSource> {
  if (trees === undefined) return { before: await workTreeOf(findRoot(io.cwd)) };
  const { before, after, merged, isBare } = trees;
  return {
    ...(isBare === undefined ? {} : { isBare }),
    before: objectTree(objects, before, nameOf(before)),
    ...(after === undefined ? {} : { after: objectTree(objects, after, nameOf(after)) }),
    ...(merged === undefined ? {} : { merged: objectTree(objects, merged, nameOf(merged)) }),
  };
}

function nameOf(prefix: string): string {
  if (prefix === ':') return 'staged';
  const commit = prefix.slice(0, -1);
  return /^[0-9a-f]{40,}$/.test(commit) ? commit.slice(0, 10) : commit;
}

async function workTreeOf(root: string) {
  return (await import('../config/work-tree.ts')).workTree(root);
}

/** `--config FILE`: extended files and rule files are sought from the repository it stands in. */
async function givenConfig(
  io: Io,
  file: string,
): Promise<{ source: SettingsSource; path: string }> {
  const full = resolve(io.cwd, file);
  if (statSync(full, { throwIfNoEntry: false }) === undefined) {
    throw new ToolError(`there is no config file ${file}`, 'Give --config a YAML file.');
  }
  const top = findRoot(io.cwd);
  const inside = relative(top, full);
  const root = isAbsolute(inside) || inside.startsWith('..') ? dirname(full) : top;
  const path = root === top ? inside.split(sep).join('/') : basename(full);
  return { source: { before: await workTreeOf(root) }, path };
}
