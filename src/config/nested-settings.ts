import { languageOf } from '../scan/language.ts';
import { type Config, DEFAULT_CONFIG } from './config.ts';
import { CONFIG_NAME } from './config-name.ts';
import { matchesAny } from './globs.ts';
import { narrow } from './narrow.ts';
import { type LoadedConfig, type LoadedNestedConfig, readNestedConfig } from './read-config.ts';
import { scopeSettings } from './scoped-settings.ts';
import type {
  LoadOptions,
  LoosenedSetting,
  ScopedSettings,
  Settings,
  SettingsSource,
} from './settings.ts';
import type { SeverityOf } from './stricter.ts';
import { weakenings } from './weakenings.ts';

/** What the settings of one scan are made from. */
export interface SettingsContext {
  source: SettingsSource;
  config: Config;
  options: LoadOptions;
  ids: () => Promise<readonly string[]>;
  severityOf: SeverityOf;
  before: LoadedConfig | null;
  after: LoadedConfig | null | undefined;
}

/** The settings by path: those of the top, narrowed by the files on the way down. */
export function nestedSettings(
  context: SettingsContext,
): Pick<Settings, 'at' | 'configAt' | 'loosenedNested'> {
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
    configAt: (path) => configAt(folderOf(path)),
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

/** The language of a path, where the config has a say in it. */
export function languageMap(config: Config): Settings['languageOf'] {
  const globs = Object.entries(config.languages.files);
  if (globs.length === 0) return undefined;
  return (path) =>
    globs.find(([glob]) => matchesAny(path, [glob.includes('/') ? glob : `**/${glob}`]))?.[1] ??
    languageOf(path);
}

function memoized<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
