import type { Rule, Severity } from '../rules/rule.ts';
import { packOf } from '../rules/rule-packs.ts';
import type { LocatedFinding } from '../scan/scanner.ts';
import type { AllowEntry, Config } from './config.ts';
import { matchesAny } from './globs.ts';
import type { ScopedSettings } from './settings.ts';
import { rankOf, type SeverityOf } from './stricter.ts';
import { SIMPLER_PATTERN, timeLimited } from './time-limited.ts';

/** What one pattern of the allowlist may take on one finding. */
const PATTERN_MS = 500;
/** A line is looked at this far; longer ones are minified. */
const MOST_LINE = 8192;

/** The settings that hold for one path. */
export function scopeSettings(
  config: Config,
  path: string,
  language: string,
  defaultSeverityOf: SeverityOf,
): ScopedSettings {
  const entries = config.allowlist.filter(
    ({ paths }) => paths === undefined || matchesAny(path, paths),
  );
  return {
    failOn: config.failOn,
    aiFailOn: config.policy.aiFailOn,
    inlineIgnores: config.policy.inlineIgnores,
    isOn: (rule) => isOn(rule, config, path, language),
    severityOf: ({ finding }) =>
      severityOf(finding.ruleId, finding.severity, config, defaultSeverityOf),
    allowlisted: (located) => entries.find((entry) => covers(entry, located))?.reason,
  };
}

function isOn(rule: Rule, config: Config, path: string, language: string): boolean {
  const { include, exclude } = rule.paths ?? {};
  if (include !== undefined && !matchesAny(path, include)) return false;
  if (exclude !== undefined && matchesAny(path, exclude)) return false;
  if (rule.kind === 'code' && config.languages.off.includes(language)) return false;
  const named = config.rules[rule.id];
  if (named !== undefined) return named !== 'off';
  const pack = packOf(rule.category);
  return pack === undefined || !config.packsOff.includes(pack);
}

function severityOf(
  ruleId: string,
  found: Severity,
  config: Config,
  defaultSeverityOf: SeverityOf,
): Severity {
  const named = config.rules[ruleId];
  if (named === undefined || named === 'off') return found;
  const usual =
    config.ownRules.find(({ rule }) => rule.id === ruleId)?.rule.severity ??
    defaultSeverityOf(ruleId);
  return found === usual || rankOf(named) < rankOf(found) ? named : found;
}

function covers(entry: AllowEntry, { finding, rawLine, secret }: LocatedFinding): boolean {
  if (entry.rules !== undefined && !entry.rules.includes(finding.ruleId)) return false;
  return (
    matchesPattern(entry.linePattern, rawLine.slice(0, MOST_LINE)) &&
    (entry.secretPattern === undefined ||
      (secret !== '' && matchesPattern(entry.secretPattern, secret)))
  );
}

function matchesPattern(pattern: string | undefined, text: string): boolean {
  if (pattern === undefined) return true;
  const limit = {
    ms: PATTERN_MS,
    what: () => `the allowlist pattern ${pattern}`,
    next: `${SIMPLER_PATTERN}.`,
  };
  return timeLimited(limit, () => new RegExp(pattern).test(text));
}
