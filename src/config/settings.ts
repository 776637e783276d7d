import type { FailOn } from '../report/scan-report.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import type { OwnRuleSet } from '../scan/pass-two-options.ts';
import type { LocatedFinding } from '../scan/scanner.ts';
import type { IgnoreEntry } from '../scan/suppress/ignore-file.ts';
import type { Config, OwnRule } from './config.ts';
import type { ConfigTree } from './config-tree.ts';

/** Where a scan's settings come from. */
export interface SettingsSource {
  /** The tree whose settings hold: HEAD for a commit, the base for a range. */
  before: ConfigTree;
  /** The tree that the change leaves behind; absent when nothing is compared. */
  after?: ConfigTree;
  /** While merging: the other parent. What stands there already is no news. */
  merged?: ConfigTree;
  /** Whether it is known, without asking for them, that the trees have neither config, ignore file nor baseline in any folder. */
  isBare?: () => Promise<boolean>;
}

/** One loosening of the settings by the change itself, placed in the new file. */
export interface LoosenedSetting {
  file: string;
  line: number;
  column: number;
  what: string;
}

/** What holds for the files of one folder. */
export interface ScopedSettings {
  failOn: FailOn;
  aiFailOn: FailOn | undefined;
  inlineIgnores: boolean;
  isOn: (rule: Rule) => boolean;
  /** The severity of a finding here: as configured, unless the evidence for this one says less. */
  severityOf: (located: LocatedFinding) => LocatedFinding['finding']['severity'];
  /** The reason of the allowlist entry that covers a finding. */
  allowlisted: (located: LocatedFinding) => string | undefined;
}

/** The settings of one scan. */
export interface Settings {
  /** Files they were read from; none means built-in settings throughout. */
  files: readonly string[];
  /** The thresholds at the top of the repository. */
  top: { failOn: FailOn; aiFailOn: FailOn | undefined };
  ownRules: readonly OwnRule[];
  /** The own rules compiled, and how they are run: within a time limit. */
  own: OwnRuleSet | undefined;
  limits: { fileBytes: number; sourceBytes: number };
  languageOf: ((path: string) => string) | undefined;
  ignored: readonly IgnoreEntry[];
  loosened: readonly LoosenedSetting[];
  notices: readonly string[];
  at: (path: string) => Promise<ScopedSettings>;
  /** The whole config that holds for a path. */
  configAt: (path: string) => Promise<Config>;
  /** What changes of nested config files, among these paths, loosen. */
  loosenedNested: (paths: Iterable<string>) => Promise<LoosenedSetting[]>;
  /** How many of the changed files are settings; `.gitattributes`, which nothing here obeys, counts in. */
  changedFiles: () => Promise<number>;
}

/** How settings are read. */
export interface LoadOptions {
  /** Accept what the change loosens: its own settings hold at once. */
  allowWeaken: boolean;
  /** The config file, when it is not the one at the top. */
  configPath?: string;
  /** Files of more rules, by absolute path. */
  rulesFiles: readonly string[];
  /** The severities of the built-in rules, by id. */
  severities: () => Promise<Readonly<Record<string, { severity: Severity | undefined }>>>;
}
