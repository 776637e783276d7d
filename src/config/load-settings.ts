import { parse } from 'node:path';
import { ToolError } from '../errors.ts';
import { compileRules } from '../rules/rule-set.ts';
import { languageOf } from '../scan/language.ts';
import {
  IGNORE_NAME,
  type IgnoreEntry,
  keyOf,
  type PlacedEntry,
  parseIgnoreFile,
} from '../scan/suppress/ignore-file.ts';
import { type Config, DEFAULT_CONFIG } from './config.ts';
import { CONFIG_NAME } from './config-name.ts';
import { type ConfigTree, nameIn } from './config-tree.ts';
import { matchesAny } from './globs.ts';
import { narrow } from './narrow.ts';
import { readOwnRules } from './own-rules.ts';
import {
  type LoadedConfig,
  type LoadedNestedConfig,
  readConfig,
  readNestedConfig,
} from './read-config.ts';
import { scopeSettings } from './scoped-settings.ts';
import type { LoosenedSetting, ScopedSettings, Settings, SettingsSource } from './settings.ts';
import { parseSettingsYaml } from './settings-yaml.ts';
import { type SeverityOf, stricterOf } from './stricter.ts';
import { timeLimited } from './time-limited.ts';
import { weakenings } from './weakenings.ts';
import { workTree } from './work-tree.ts';

/** What own rules may take on one file's piece. */
const OWN_RULES_MS = 2000;

export interface LoadOptions {
  /** Accept what the change loosens: its own settings hold at once. */
  allowWeaken: boolean;
  /** The config file, when it is not the one at the top. */
  configPath?: string;
  /** Files of more rules, by absolute path. */
  rulesFiles: readonly string[];
  /** The severities of the built-in rules, by id. */
  severities: () => Promise<Readonly<Record<string, { severity: ReturnType<SeverityOf> }>>>;
}

/**
 * Reads and settles the settings of a scan. Those of `before` hold; of what the change itself alters,
 * only that which makes the scan stricter.
 * @throws ToolError for a broken file, on either side
 */
export async function loadSettings(
  source: SettingsSource,
  options: LoadOptions,
): Promise<Settings> {
  const builtIn = await options.severities();
  const severityOf: SeverityOf = (id) =>
    Object.hasOwn(builtIn, id) ? builtIn[id]?.severity : undefined;
  const ids = async () => Object.keys(builtIn);
  const path = options.configPath ?? CONFIG_NAME;
  const notices: string[] = [];

  const after = source.after && (await readConfig(source.after, path, ids));
  const before = await readConfig(source.before, path, ids).catch((error: unknown) => {
    if (!(error instanceof ToolError) || after === undefined || after === null) throw error;
    notices.push(
      `${nameIn(source.before, path)} is broken; this change mends it and is scanned with the built-in settings`,
    );
    return null;
  });
  const settled = settle(before, after, options.allowWeaken, severityOf);
  const config = await withRulesFiles(settled, options.rulesFiles, await ids());
  const ignores = await readIgnores(source);
  const context: Context = { source, config, options, ids, severityOf, before, after };
  const loosened = [
    ...(await loosenedTop(context, path)),
    ...(await loosenedIgnores(source, ignores)),
  ];
  return {
    files: [...new Set([...(before?.files ?? []), ...(after?.files ?? [])])],
    top: { failOn: config.failOn, aiFailOn: config.policy.aiFailOn },
    ownRules: config.ownRules,
    own: ownRules(config),
    limits: config.limits,
    languageOf: languageMap(config),
    ignored: settleIgnores(ignores, options.allowWeaken),
    loosened,
    notices,
    ...nestedSettings(context),
    changedFiles: () => countChanged(context, path),
  };
}

interface Context {
  source: SettingsSource;
  config: Config;
  options: LoadOptions;
  ids: () => Promise<readonly string[]>;
  severityOf: SeverityOf;
  before: LoadedConfig | null;
  after: LoadedConfig | null | undefined;
}

function settle(
  before: LoadedConfig | null,
  after: LoadedConfig | null | undefined,
  allowWeaken: boolean,
  severityOf: SeverityOf,
): Config {
  const was = before?.config ?? DEFAULT_CONFIG;
  if (after === undefined || after?.id === before?.id) return was;
  const is = after?.config ?? DEFAULT_CONFIG;
  return allowWeaken ? is : stricterOf(was, is, severityOf);
}

async function loosenedTop(context: Context, path: string): Promise<LoosenedSetting[]> {
  const { source, before, after, ids, severityOf } = context;
  if (after === undefined || after?.id === before?.id) return [];
  const is = after?.config ?? DEFAULT_CONFIG;
  const found = weakenings(before?.config ?? DEFAULT_CONFIG, is, severityOf);
  if (found.length === 0) return [];
  const merged = source.merged && (await readConfig(source.merged, path, ids).catch(() => null));
  const known = merged
    ? new Set(weakenings(merged.config, is, severityOf).map(({ what }) => what))
    : undefined;
  return found
    .filter(({ what }) => known === undefined || known.has(what))
    .map(({ what, path: at }) => ({
      file: path,
      what,
      ...(after?.positionOf(at) ?? { line: 1, column: 1 }),
    }));
}

/** Adds the rules of files that were named on the command line. */
async function withRulesFiles(
  config: Config,
  files: readonly string[],
  shipped: readonly string[],
): Promise<Config> {
  const ownRules = [...config.ownRules];
  for (const file of files) {
    const { dir, base } = parse(file);
    const found = await workTree(dir).read(base);
    if (found === null) throw new ToolError(`there is no rule file ${file}`, 'Mend --rules.');
    const rules = readOwnRules(parseSettingsYaml(found.bytes, file), file, file, 'rules');
    const taken = [...shipped, ...ownRules.map(({ rule }) => rule.id)];
    const clash = rules.find(({ rule }) => taken.includes(rule.id));
    if (clash !== undefined) {
      throw new ToolError(
        `${file}: there is a rule ${clash.rule.id} already`,
        'Give it an id of its own.',
      );
    }
    ownRules.push(...rules);
  }
  return { ...config, ownRules };
}

interface Ignores {
  before: PlacedEntry[];
  after: PlacedEntry[] | undefined;
}

async function readIgnores({ before, after }: SettingsSource): Promise<Ignores> {
  const is = after && (await readIgnoreEntries(after));
  const was = await readIgnoreEntries(before).catch((error: unknown) => {
    if (!(error instanceof ToolError) || is === undefined) throw error;
    return [];
  });
  return { before: was, after: is };
}

/** The accepted findings of a tree, none without the file. */
export async function readIgnoreEntries(tree: ConfigTree): Promise<PlacedEntry[]> {
  const file = await tree.read(IGNORE_NAME);
  return file === null ? [] : parseIgnoreFile(file.bytes, nameIn(tree, IGNORE_NAME));
}

/** Entries of both sides, each with the earlier of its two days. */
function settleIgnores({ before, after }: Ignores, allowWeaken: boolean): IgnoreEntry[] {
  if (after === undefined) return before;
  if (allowWeaken) return after;
  const now = new Map(after.map((entry) => [keyOf(entry), entry]));
  return before.flatMap((entry) => {
    const is = now.get(keyOf(entry));
    if (is === undefined) return [];
    return (is.until ?? '9') < (entry.until ?? '9') ? [is] : [entry];
  });
}

async function loosenedIgnores(
  { merged }: SettingsSource,
  { before, after }: Ignores,
): Promise<LoosenedSetting[]> {
  const known = new Map(before.map((entry) => [keyOf(entry), entry]));
  const added = (after ?? []).filter((entry) => isLooser(known.get(keyOf(entry)), entry));
  if (added.length === 0) return [];
  const others = merged === undefined ? [] : await readIgnoreEntries(merged).catch(() => []);
  const elsewhere = new Map(others.map((entry) => [keyOf(entry), entry]));
  return added
    .filter((entry) => isLooser(elsewhere.get(keyOf(entry)), entry))
    .map((entry) => ({
      file: IGNORE_NAME,
      line: entry.line,
      column: 1,
      what: `accepts ${entry.ruleId} in ${entry.path}: ${entry.reason}`,
    }));
}

function isLooser(was: IgnoreEntry | undefined, is: IgnoreEntry): boolean {
  return was === undefined || (is.until ?? '9') > (was.until ?? '9');
}

function ownRules(config: Config): Settings['own'] {
  if (config.ownRules.length === 0) return undefined;
  let tried = '';
  const compiled = compileRules(config.ownRules.map(({ rule }) => rule));
  const rules = {
    ...compiled,
    patternOf: (index: number) => {
      tried = compiled.ruleAt(index).id;
      return compiled.patternOf(index);
    },
  };
  return {
    rules,
    guard: (path, run) => timeLimited(OWN_RULES_MS, () => `own rule ${tried} on ${path}`, run),
  };
}

function languageMap(config: Config): Settings['languageOf'] {
  const globs = Object.entries(config.languages.files);
  if (globs.length === 0) return undefined;
  return (path) =>
    globs.find(([glob]) => matchesAny(path, [glob.includes('/') ? glob : `**/${glob}`]))?.[1] ??
    languageOf(path);
}

function nestedSettings(context: Context): Pick<Settings, 'at' | 'loosenedNested'> {
  const { source, config, options, ids, severityOf } = context;
  const read = memoized(async (path: string): Promise<LoadedNestedConfig[]> => {
    const trees = [options.allowWeaken ? undefined : source.before, source.after ?? source.before];
    const files: LoadedNestedConfig[] = [];
    for (const tree of new Set(trees)) {
      const loaded = tree && (await readNestedConfig(tree, path, ids));
      if (loaded) files.push(loaded);
    }
    return files;
  });
  const language = languageMap(config) ?? languageOf;
  const configAt = memoized(async (folder: string): Promise<Config> => {
    let scoped = config;
    if (options.configPath !== undefined) return scoped;
    for (const path of nestedPaths(folder)) {
      for (const { file } of await read(path)) scoped = narrow(scoped, file, severityOf);
    }
    return scoped;
  });
  return {
    at: async (path): Promise<ScopedSettings> =>
      scopeSettings(await configAt(folderOf(path)), path, language(path), severityOf),
    async loosenedNested(paths) {
      const { before, after } = source;
      if (after === undefined || options.configPath !== undefined) return [];
      const found: LoosenedSetting[] = [];
      for (const path of paths) {
        if (!path.endsWith(`/${CONFIG_NAME}`)) continue;
        const [was, is] = [
          await readNestedConfig(before, path, ids).catch(() => null),
          await readNestedConfig(after, path, ids),
        ];
        const of = (loaded: LoadedNestedConfig | null) =>
          loaded === null ? DEFAULT_CONFIG : narrow(DEFAULT_CONFIG, loaded.file, severityOf);
        found.push(
          ...weakenings(of(was), of(is), severityOf).map(({ what, path: at }) => ({
            file: path,
            what,
            ...(is?.positionOf(at) ?? { line: 1, column: 1 }),
          })),
        );
      }
      return found;
    },
  };
}

/** The config files that may stand between the top and a folder, the outer ones first. */
function nestedPaths(folder: string): string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/${CONFIG_NAME}`);
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

async function countChanged(context: Context, path: string): Promise<number> {
  const { source, before, after } = context;
  if (source.after === undefined) return 0;
  const files = [
    path,
    IGNORE_NAME,
    '.gitattributes',
    ...(before?.files ?? []),
    ...(after?.files ?? []),
  ];
  let changed = 0;
  for (const file of new Set(files)) {
    const [was, is] = await Promise.all([source.before.read(file), source.after.read(file)]);
    if (is !== null && is.id !== was?.id) changed++;
  }
  return changed;
}

function memoized<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
