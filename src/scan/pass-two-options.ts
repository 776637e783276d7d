import type { Rule } from '../rules/rule.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** Which of these rules are on for a path. */
export type KeepRules = (rules: readonly Rule[], path: string) => Promise<readonly Rule[]>;

export interface PassTwoOptions {
  rules: RuleSet;
  /** Latin-1: one character per byte. */
  decode: (bytes: Uint8Array, start: number, end: number) => string;
  /** The user's own rules, scanned beside; what they wrote is run within `guard`. */
  own?: OwnRuleSet | undefined;
  /** Asked once per suspect file. All are on, when absent. */
  keepRules?: KeepRules | undefined;
  /** The language id of a path, where the user has a say in it. */
  languageOf?: ((path: string) => string) | undefined;
  /** Ends the analysis of a file by the rules that ship, when it takes too long. Without it nothing does. */
  limitAnalysis?: Guard | undefined;
  /** Told of a file's length before it is looked at, of 0 for each further look; what it gives back is called after. */
  beforeAnalysis?: BeforeAnalysis | undefined;
}

export type BeforeAnalysis = (characters: number, language: string) => Promise<() => void>;

/** Runs something about a file and bounds the time it takes; throws when that is up. */
export type Guard = <T>(path: string, run: () => T) => T;

/** Rules that nobody has proved, and what bounds the time they take. */
export interface OwnRuleSet {
  rules: RuleSet;
  guard: Guard;
}

/** Those of some rules that are on for a path. */
export async function keep(
  rules: readonly Rule[],
  path: string,
  { keepRules }: PassTwoOptions,
): Promise<ReadonlySet<Rule>> {
  const distinct = [...new Set(rules)];
  return new Set(keepRules === undefined ? distinct : await keepRules(distinct, path));
}
