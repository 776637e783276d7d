import type { FailOn } from '../report/scan-report.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import type { AllowEntry, Config } from './config.ts';

/** The severity that a rule has when no config names it; undefined for an id that is not known. */
export type SeverityOf = (ruleId: string) => Severity | undefined;

/** Higher is stricter; `none` and `off` are 0. */
export function rankOf(value: FailOn | 'off'): number {
  return value === 'none' || value === 'off' ? 0 : SEVERITIES.length - SEVERITIES.indexOf(value);
}

/** The threshold that blocks more: `low` blocks most, `none` nothing. */
export function stricterFailOn(a: FailOn, b: FailOn): FailOn {
  if (a === 'none') return b;
  if (b === 'none') return a;
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
}

/** Whether `b` blocks less than `a`. */
export function isLooserFailOn(a: FailOn, b: FailOn): boolean {
  return a !== b && stricterFailOn(a, b) === a;
}

/** One text for equal entries, whatever the order of their lists. */
export function allowKey(entry: AllowEntry): string {
  const { paths, rules, linePattern, secretPattern } = entry;
  return JSON.stringify([
    [...(paths ?? [])].sort(),
    [...(rules ?? [])].sort(),
    linePattern ?? null,
    secretPattern ?? null,
  ]);
}

/**
 * Of two configs, part for part, what lets less through. What either of them tightens holds; what only
 * one of them loosens doesn't.
 */
export function stricterOf(a: Config, b: Config, severityOf: SeverityOf): Config {
  const inBoth = new Set(b.allowlist.map(allowKey));
  const ids = [...new Set([...Object.keys(a.rules), ...Object.keys(b.rules)])];
  const own = new Set(a.ownRules.map(({ rule }) => rule.id));
  return {
    failOn: stricterFailOn(a.failOn, b.failOn),
    rules: Object.fromEntries(
      ids.map((id) => {
        const [left, right] = [a, b].map((config) => severityIn(config, id, severityOf));
        return [id, rankOf(left ?? 'off') >= rankOf(right ?? 'off') ? left : right];
      }),
    ) as Config['rules'],
    packsOff: a.packsOff.filter((name) => b.packsOff.includes(name)),
    packsOn: [...new Set([...a.packsOn, ...b.packsOn])],
    allowlist: a.allowlist.filter((entry) => inBoth.has(allowKey(entry))),
    languages: {
      off: a.languages.off.filter((language) => b.languages.off.includes(language)),
      files: a.languages.files,
    },
    limits: {
      fileBytes: Math.max(a.limits.fileBytes, b.limits.fileBytes),
      sourceBytes: Math.max(a.limits.sourceBytes, b.limits.sourceBytes),
    },
    ownRules: [...a.ownRules, ...b.ownRules.filter(({ rule }) => !own.has(rule.id))],
    attribution: a.attribution,
    policy: {
      inlineIgnores: a.policy.inlineIgnores && b.policy.inlineIgnores,
      aiFailOn: stricterMaybe(a.policy.aiFailOn, b.policy.aiFailOn),
    },
  };
}

/** The severity that a config gives a rule, its own rules' included. */
export function severityIn(
  config: Config,
  ruleId: string,
  severityOf: SeverityOf,
): Severity | 'off' | undefined {
  return (
    config.rules[ruleId] ??
    config.ownRules.find(({ rule }) => rule.id === ruleId)?.rule.severity ??
    severityOf(ruleId)
  );
}

function stricterMaybe(a: FailOn | undefined, b: FailOn | undefined): FailOn | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return stricterFailOn(a, b);
}
