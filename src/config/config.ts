import type { FailOn } from '../report/scan-report.ts';
import type { Rule, RuleText, Severity } from '../rules/rule.ts';
import type { PackName } from '../rules/rule-packs.ts';
import type { ConfigFile } from './config-schema.ts';

export type AllowEntry = NonNullable<ConfigFile['allowlist']>[number];

/** A rule of the user's own, ready to be compiled, and the file that holds it. */
export interface OwnRule {
  rule: Rule;
  text: RuleText;
  file: string;
}

/** What a config file says with all that it extends, absent parts filled in. */
export interface Config {
  failOn: FailOn;
  rules: Readonly<Record<string, Severity | 'off'>>;
  packsOff: readonly PackName[];
  /** Packs that are named `on`: in a nested file they undo an `off` of the top-level one. */
  packsOn: readonly PackName[];
  allowlist: readonly AllowEntry[];
  languages: { off: readonly string[]; files: Readonly<Record<string, string>> };
  limits: { fileBytes: number; sourceBytes: number };
  ownRules: readonly OwnRule[];
  attribution: ConfigFile['attribution'];
  policy: { inlineIgnores: boolean; aiFailOn: FailOn | undefined };
}

/** What holds without any config file. */
export const DEFAULT_CONFIG: Config = {
  failOn: 'high',
  rules: {},
  packsOff: [],
  packsOn: [],
  allowlist: [],
  languages: { off: [], files: {} },
  limits: { fileBytes: Number.POSITIVE_INFINITY, sourceBytes: 2 * 1024 * 1024 },
  ownRules: [],
  attribution: undefined,
  policy: { inlineIgnores: true, aiFailOn: undefined },
};

/** Lays settings over those they extend: words replace, maps merge, lists append. */
export function overlay(base: ConfigFile, over: ConfigFile): ConfigFile {
  return {
    ...base,
    ...over,
    rules: { ...base.rules, ...over.rules },
    packs: { ...base.packs, ...over.packs },
    allowlist: [...(base.allowlist ?? []), ...(over.allowlist ?? [])],
    languages: {
      off: [...new Set([...(base.languages?.off ?? []), ...(over.languages?.off ?? [])])],
      files: { ...base.languages?.files, ...over.languages?.files },
    },
    limits: { ...base.limits, ...over.limits },
    policy: { ...base.policy, ...over.policy, ai: { ...base.policy?.ai, ...over.policy?.ai } },
  };
}

/** Fills in what a file leaves open. */
export function toConfig(file: ConfigFile, ownRules: readonly OwnRule[]): Config {
  const packs = Object.entries(file.packs ?? {}) as [PackName, 'on' | 'off'][];
  const named = (value: 'on' | 'off') =>
    packs.filter((pack) => pack[1] === value).map(([name]) => name);
  return {
    failOn: file.failOn ?? DEFAULT_CONFIG.failOn,
    rules: file.rules ?? {},
    packsOff: named('off'),
    packsOn: named('on'),
    allowlist: file.allowlist ?? [],
    languages: { off: file.languages?.off ?? [], files: file.languages?.files ?? {} },
    limits: {
      fileBytes: file.limits?.fileBytes ?? DEFAULT_CONFIG.limits.fileBytes,
      sourceBytes: file.limits?.sourceBytes ?? DEFAULT_CONFIG.limits.sourceBytes,
    },
    ownRules,
    attribution: file.attribution,
    policy: {
      inlineIgnores: file.policy?.inlineIgnores !== 'off',
      aiFailOn: file.policy?.ai?.failOn,
    },
  };
}
