import { ToolError } from '../errors.ts';
import { didYouMean } from '../rules/describe-value.ts';
import { languageIds } from '../scan/language.ts';
import { checkSettings } from './check-settings.ts';
import { type Config, type OwnRule, overlay, toConfig } from './config.ts';
import { CONFIG_NAME } from './config-name.ts';
import {
  type ConfigFile,
  configSchema,
  type NestedConfigFile,
  nestedConfigSchema,
} from './config-schema.ts';
import { type ConfigTree, nameIn } from './config-tree.ts';
import { readOwnRules } from './own-rules.ts';
import { parseSettingsYaml, type SettingsYaml, settingsError } from './settings-yaml.ts';

/** What may be extended in a row. */
const MOST_EXTENDS = 10;

/** Ids of the rules that ship with hunkguard: what a config may name besides its own. */
export type BuiltInIds = () => Promise<readonly string[]>;

export interface LoadedConfig {
  config: Config;
  /** Files it was made of, the one asked for first. */
  files: string[];
  /** Content ids of those files, joined: the same for the same settings. */
  id: string;
  /** Where a key of the first file stands. */
  positionOf: SettingsYaml['positionOf'];
}

/**
 * Reads a config file, what it extends and its own rules.
 * @returns null when there is no such file
 * @throws ToolError that names file, line and column
 */
export async function readConfig(
  tree: ConfigTree,
  path: string,
  builtIn: BuiltInIds,
): Promise<LoadedConfig | null> {
  const reading: Reading = { tree, builtIn, files: [], ids: [] };
  const first = await readOne(reading, path, []);
  if (first === null) return null;
  const { settings, ownRules, yaml } = first;
  const config = toConfig(settings, ownRules);
  return { config, files: reading.files, id: reading.ids.join(' '), positionOf: yaml.positionOf };
}

/** A config file below the top of the repository: only what it says, nothing filled in. */
export interface LoadedNestedConfig {
  file: NestedConfigFile;
  path: string;
  id: string;
  positionOf: SettingsYaml['positionOf'];
}

/** Reads a config file below the top, which may only make things stricter; null when there is none. */
export async function readNestedConfig(
  tree: ConfigTree,
  path: string,
  ruleIds: BuiltInIds,
): Promise<LoadedNestedConfig | null> {
  const source = await tree.read(path);
  if (source === null) return null;
  const name = nameIn(tree, path);
  const yaml = parseSettingsYaml(source.bytes, name);
  refuseTopLevelKeys(yaml, name);
  const file = checkSettings(nestedConfigSchema, yaml, name);
  refuseOff(file, yaml, name);
  await checkRuleIds(file, [], yaml, name, ruleIds);
  return { file, path, id: source.id, positionOf: yaml.positionOf };
}

interface Reading {
  tree: ConfigTree;
  builtIn: BuiltInIds;
  files: string[];
  ids: string[];
}

async function readOne(
  reading: Reading,
  path: string,
  chain: readonly string[],
): Promise<{ settings: ConfigFile; ownRules: OwnRule[]; yaml: SettingsYaml } | null> {
  const { tree } = reading;
  const file = await tree.read(path);
  if (file === null) return null;
  const name = nameIn(tree, path);
  reading.files.push(path);
  reading.ids.push(file.id);
  const yaml = parseSettingsYaml(file.bytes, name);
  const settings = checkSettings(configSchema, yaml, name);
  checkLanguages(settings, yaml, name);
  let base: ConfigFile = {};
  const ownRules: OwnRule[] = [];
  for (const [index, target] of [settings.extends ?? []].flat().entries()) {
    const place = Array.isArray(settings.extends) ? ['extends', index] : ['extends'];
    const fail = (what: string) => settingsError(name, yaml.positionOf(place), `extends: ${what}`);
    const next = insidePath(path, target, fail);
    const along = [...chain, path];
    if (along.includes(next)) throw fail(`a circle: ${[...along, next].join(' → ')}`);
    if (along.length >= MOST_EXTENDS) throw fail(`more than ${MOST_EXTENDS} files in a row`);
    const extended = await readOne(reading, next, along);
    if (extended === null) throw fail(`there is no file ${next}`);
    base = overlay(base, extended.settings);
    ownRules.push(...extended.ownRules);
  }
  ownRules.push(...(await readOwn(reading, settings, yaml, path)));
  const distinct = ownRules.filter(
    ({ rule, file: from }, i) =>
      ownRules.findIndex((other) => other.rule.id === rule.id && other.file === from) === i,
  );
  refuseTwice(distinct, name);
  await checkRuleIds(settings, distinct, yaml, name, reading.builtIn);
  return { settings: overlay(base, settings), ownRules: distinct, yaml };
}

async function readOwn(
  reading: Reading,
  settings: ConfigFile,
  yaml: SettingsYaml,
  path: string,
): Promise<OwnRule[]> {
  const { tree } = reading;
  const name = nameIn(tree, path);
  const own = settings.ownRules === undefined ? [] : readOwnRules(yaml, name, path, 'ownRules');
  for (const [index, target] of (settings.rulesFiles ?? []).entries()) {
    const fail = (what: string) =>
      settingsError(name, yaml.positionOf(['rulesFiles', index]), `rulesFiles: ${what}`);
    const next = insidePath(path, target, fail);
    const file = await tree.read(next);
    if (file === null) throw fail(`there is no file ${next}`);
    reading.files.push(next);
    reading.ids.push(file.id);
    const rules = parseSettingsYaml(file.bytes, nameIn(tree, next));
    own.push(...readOwnRules(rules, nameIn(tree, next), next, 'rules'));
  }
  return own;
}

/** A path that a settings file names, from its own folder, kept inside the repository. */
function insidePath(from: string, target: string, fail: (what: string) => ToolError): string {
  if (/^(?:[A-Za-z]:|\/)|\\|[\0\n]/.test(target) || /^[a-z][a-z0-9+.-]*:/i.test(target)) {
    throw fail(`"${target}" is no path inside the repository (relative, forward slashes)`);
  }
  const parts = target.split('/').filter((part) => part !== '.' && part !== '');
  if (parts.includes('..')) throw fail(`"${target}" leaves the folder: ".." is not allowed`);
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : '';
  return `${folder}${parts.join('/')}`;
}

function checkLanguages({ languages }: ConfigFile, yaml: SettingsYaml, name: string): void {
  const known = languageIds();
  const check = (language: string, path: readonly PropertyKey[]) => {
    if (known.includes(language)) return;
    throw settingsError(
      name,
      yaml.positionOf(path),
      `no language is called "${language}"${didYouMean(language, known)}`,
      `Known: ${known.join(', ')}.`,
    );
  };
  for (const [index, language] of (languages?.off ?? []).entries()) {
    check(language, ['languages', 'off', index]);
  }
  for (const [glob, language] of Object.entries(languages?.files ?? {})) {
    check(language, ['languages', 'files', glob]);
  }
}

async function checkRuleIds(
  settings: ConfigFile,
  ownRules: readonly OwnRule[],
  yaml: SettingsYaml,
  name: string,
  builtIn: BuiltInIds,
): Promise<void> {
  const named = namedRules(settings);
  if (named.length === 0 && ownRules.length === 0) return;
  const shipped = new Set(await builtIn());
  const clash = ownRules.find(({ rule }) => shipped.has(rule.id));
  if (clash !== undefined) {
    throw new ToolError(
      `${clash.file}: own rule ${clash.rule.id}: a built-in rule has this id`,
      'Choose another id; to change the severity of a built-in rule, name it under "rules".',
    );
  }
  const known = [...shipped, ...ownRules.map(({ rule }) => rule.id)];
  const stray = named.find(({ id }) => !known.includes(id));
  if (stray === undefined) return;
  throw settingsError(
    name,
    yaml.positionOf(stray.path, stray.of),
    `no rule is called "${stray.id}"${didYouMean(stray.id, known)}`,
    'List them: hunkguard rules list',
  );
}

interface NamedRule {
  id: string;
  path: readonly PropertyKey[];
  of: 'key' | 'value';
}

function namedRules({ rules = {}, allowlist = [] }: ConfigFile): NamedRule[] {
  return [
    ...Object.keys(rules).map((id) => ({ id, path: ['rules', id], of: 'key' as const })),
    ...allowlist.flatMap((entry, at) =>
      (entry.rules ?? []).map((id, index) => ({
        id,
        path: ['allowlist', at, 'rules', index],
        of: 'value' as const,
      })),
    ),
  ];
}

function refuseTwice(rules: readonly OwnRule[], name: string): void {
  const seen = new Map<string, string>();
  for (const { rule, file } of rules) {
    const before = seen.get(rule.id);
    if (before !== undefined) {
      throw new ToolError(
        `${name}: own rule ${rule.id} stands in ${before} and in ${file}`,
        'Give each rule an id of its own.',
      );
    }
    seen.set(rule.id, file);
  }
}

function refuseTopLevelKeys(yaml: SettingsYaml, name: string): void {
  if (typeof yaml.data !== 'object' || yaml.data === null || Array.isArray(yaml.data)) return;
  const only = Object.keys(configSchema.shape).filter(
    (key) => !Object.hasOwn(nestedConfigSchema.shape, key),
  );
  const stray = Object.keys(yaml.data).find((key) => only.includes(key));
  if (stray === undefined) return;
  throw settingsError(
    name,
    yaml.positionOf([stray], 'key'),
    `"${stray}" belongs in the top-level ${CONFIG_NAME}: a file below it can only make things stricter`,
    `Here may stand: ${Object.keys(nestedConfigSchema.shape).join(', ')}.`,
  );
}

function refuseOff(file: NestedConfigFile, yaml: SettingsYaml, name: string): void {
  const off = [
    ...Object.entries(file.rules ?? {}).map(([key, value]) => ({ path: ['rules', key], value })),
    ...Object.entries(file.packs ?? {}).map(([key, value]) => ({ path: ['packs', key], value })),
  ].find(({ value }) => value === 'off');
  if (off === undefined) return;
  throw settingsError(
    name,
    yaml.positionOf(off.path),
    `${off.path.join('.')}: off belongs in the top-level ${CONFIG_NAME}: a file below it can only make things stricter`,
  );
}
