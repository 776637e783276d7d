import type { Rule } from '../rules/rule.ts';
import { IGNORE_NAME } from '../scan/suppress/ignore-file.ts';
import { CONFIG_NAME } from './config-name.ts';
import type {
  LoadOptions,
  LoosenedSetting,
  ScopedSettings,
  Settings,
  SettingsSource,
} from './settings.ts';

/** A scan's settings, of which no more is loaded than the repository has. */
export interface OpenSettings {
  /** Null when there is neither config nor ignore file: everything is as built in. */
  settings: Settings | null;
  /** What holds for a path; null when that is the built-in settings for all of these rules. */
  at: (path: string, rules: readonly Rule[]) => Promise<ScopedSettings | null>;
  /** What changes of nested config files, among these paths, loosen. */
  loosenedNested: (paths: readonly string[]) => Promise<LoosenedSetting[]>;
}

/**
 * Looks whether there are settings, and reads them only then: for most commits of most repositories
 * no YAML parser is loaded, and no git is asked for them.
 * @throws ToolError for broken settings
 */
export async function openSettings(
  source: SettingsSource,
  options: LoadOptions,
): Promise<OpenSettings> {
  const load = async () => (await import('./load-settings.ts')).loadSettings(source, options);
  let settings = (await hasTopLevel(source, options)) ? await load() : null;
  const first = settings;
  return {
    settings: first,
    async at(path, rules) {
      if (settings === null && !rules.some((rule) => rule.paths !== undefined)) {
        if (!(await hasNested(source, path))) return null;
      }
      settings ??= await load();
      return settings.at(path);
    },
    async loosenedNested(paths) {
      settings ??= await load();
      return settings.loosenedNested(paths);
    },
  };
}

async function hasTopLevel(
  { before, after, isBare }: SettingsSource,
  { configPath, rulesFiles }: LoadOptions,
): Promise<boolean> {
  if (configPath !== undefined || rulesFiles.length > 0) return true;
  if (await isBare?.()) return false;
  const trees = after === undefined ? [before] : [before, after];
  const found = await Promise.all(
    trees.flatMap((tree) => [tree.read(CONFIG_NAME), tree.read(IGNORE_NAME)]),
  );
  return found.some((file) => file !== null);
}

async function hasNested(
  { before, after, isBare }: SettingsSource,
  path: string,
): Promise<boolean> {
  if (await isBare?.()) return false;
  const parts = path.split('/').slice(0, -1);
  for (let depth = 1; depth <= parts.length; depth++) {
    const nested = `${parts.slice(0, depth).join('/')}/${CONFIG_NAME}`;
    if ((await before.read(nested)) !== null) return true;
    if (after !== undefined && (await after.read(nested)) !== null) return true;
  }
  return false;
}
