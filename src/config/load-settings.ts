import { parse } from 'node:path';
import { ToolError } from '../errors.ts';
import { compileRules } from '../rules/rule-set.ts';
import { IGNORE_NAME } from '../scan/suppress/ignore-file.ts';
import { type Config, DEFAULT_CONFIG } from './config.ts';
import { CONFIG_NAME } from './config-name.ts';
import { nameIn } from './config-tree.ts';
import { languageMap, nestedSettings, type SettingsContext } from './nested-settings.ts';
import { readOwnRules } from './own-rules.ts';
import { type LoadedConfig, readConfig } from './read-config.ts';
import type { LoadOptions, LoosenedSetting, Settings, SettingsSource } from './settings.ts';
import { parseSettingsYaml } from './settings-yaml.ts';
import { loosenedIgnores, readIgnores, settleIgnores } from './settle-ignores.ts';
import { type SeverityOf, stricterOf } from './stricter.ts';
import { SIMPLER_PATTERN, timeLimited } from './time-limited.ts';
import { weakenings } from './weakenings.ts';
import { workTree } from './work-tree.ts';

/** What own rules may take on one file's piece. */
const OWN_RULES_MS = 2000;

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
  const context: SettingsContext = { source, config, options, ids, severityOf, before, after };
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

async function loosenedTop(context: SettingsContext, path: string): Promise<LoosenedSetting[]> {
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

function ownRules(config: Config): Settings['own'] {
  if (config.ownRules.length === 0) return undefined;
  let tried = '';
  const compiled = compileRules(config.ownRules.map(({ rule }) => rule));
  const noting =
    <T>(patternAt: (index: number) => T) =>
    (index: number): T => {
      tried = compiled.ruleAt(index).id;
      return patternAt(index);
    };
  const rules = {
    ...compiled,
    patternOf: noting(compiled.patternOf),
    wakesAt: noting(compiled.wakesAt),
  };
  return {
    rules,
    guard: (path, run) =>
      timeLimited(
        {
          ms: OWN_RULES_MS,
          what: () => `own rule ${tried} on ${path}`,
          next: `${SIMPLER_PATTERN}, and give its rule rarer keywords.`,
        },
        run,
      ),
  };
}

async function countChanged(context: SettingsContext, path: string): Promise<number> {
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
