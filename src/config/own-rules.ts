import { ToolError } from '../errors.ts';
import { checkUserPattern } from '../rules/check-user-pattern.ts';
import {
  codeRuleSchema,
  fileRuleSchema,
  patternRuleSchema,
  tokenRuleSchema,
  toSourceRule,
} from '../rules/rule-schema.ts';
import { withSecretDefaults } from '../rules/secret-defaults.ts';
import { isSemgrepRule, readSemgrepRule } from '../rules/semgrep/read-semgrep-rule.ts';
import { schemaError } from './check-settings.ts';
import type { OwnRule } from './config.ts';
import { type SettingsYaml, settingsError } from './settings-yaml.ts';

/**
 * The user's own rules of a parsed file: the format of the built-in ones (rules/README.md), each with
 * examples and counter-examples, or semgrep's; their patterns looked at for what could stall the scan.
 * @param name how errors call the file
 * @param file its path, for reports
 * @param key where the list stands: `rules` of a rule file, `ownRules` of a config
 */
export function readOwnRules(
  yaml: SettingsYaml,
  name: string,
  file: string,
  key: 'rules' | 'ownRules',
): OwnRule[] {
  const data = yaml.data as Record<string, unknown> | null;
  const list = data?.[key];
  if (typeof data !== 'object' || !Array.isArray(list)) {
    throw settingsError(name, yaml.positionOf([]), `a rule file is a map with a list "${key}"`);
  }
  if (key === 'rules') refuseStrayKeys(data as Record<string, unknown>, yaml, name);
  const defaults = key === 'rules' && isMap(data?.defaults) ? data?.defaults : {};
  return list.map((raw: unknown, index) => {
    const place = [key, index];
    if (!isMap(raw)) throw settingsError(name, yaml.positionOf(place), 'a rule is a map');
    const { rule, text } = isSemgrepRule(raw as unknown)
      ? parseSemgrepRule(raw, yaml, name, place)
      : parseRule(withSecretDefaults({ ...defaults, ...raw }), yaml, name, place);
    const { rewrite } = text;
    checkPatterns({ ...rule, rewrite } as unknown as Record<string, unknown>, [], (path, flaw) =>
      settingsError(name, yaml.positionOf([...place, ...path]), `rule ${rule.id}: ${flaw}`),
    );
    return { rule, text, file };
  });
}

function parseRule(
  merged: Record<string, unknown>,
  yaml: SettingsYaml,
  name: string,
  place: readonly PropertyKey[],
): ReturnType<typeof toSourceRule> {
  try {
    return toSourceRule(merged);
  } catch (error) {
    const issues = (error as { issues?: Parameters<typeof schemaError>[0] }).issues;
    if (issues === undefined) {
      if (error instanceof ToolError) throw error;
      throw settingsError(name, yaml.positionOf(place), (error as Error).message);
    }
    throw schemaError(issues, schemaOf(merged), yaml, name, place);
  }
}

function parseSemgrepRule(
  raw: Record<string, unknown>,
  yaml: SettingsYaml,
  name: string,
  place: readonly PropertyKey[],
): ReturnType<typeof toSourceRule> {
  try {
    return readSemgrepRule(raw);
  } catch (error) {
    const hint = error instanceof ToolError ? error.hint : undefined;
    throw settingsError(name, yaml.positionOf(place), (error as Error).message, hint);
  }
}

function schemaOf(raw: Record<string, unknown>) {
  if ('analysis' in raw) return codeRuleSchema;
  if ('file' in raw) return fileRuleSchema;
  return 'token' in raw ? tokenRuleSchema : patternRuleSchema;
}

/** Every regular expression of a rule, wherever its data holds one. */
function checkPatterns(
  value: unknown,
  path: readonly PropertyKey[],
  fail: (path: readonly PropertyKey[], flaw: string) => ToolError,
): void {
  if (typeof value === 'string') {
    const holder = path.findLast((part) => typeof part === 'string') ?? '';
    if (!/pattern|unless|regex|matches/i.test(String(holder))) return;
    const flaw = checkUserPattern(value);
    if (flaw !== undefined) throw fail(path, flaw);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      checkPatterns(inner, [...path, Array.isArray(value) ? Number(key) : key], fail);
    }
  }
}

function refuseStrayKeys(data: Record<string, unknown>, yaml: SettingsYaml, name: string): void {
  const stray = Object.keys(data).find((key) => key !== 'rules' && key !== 'defaults');
  if (stray === undefined) return;
  throw settingsError(
    name,
    yaml.positionOf([stray], 'key'),
    `unknown key "${stray}"; known here: defaults, rules`,
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
