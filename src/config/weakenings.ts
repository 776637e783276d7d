import { languageOf } from '../scan/language.ts';
import type { Config } from './config.ts';
import { allowKey, isLooserFailOn, rankOf, type SeverityOf, severityIn } from './stricter.ts';

/** One way in which a change lets more through than before. */
export interface Weakening {
  /** What was loosened, such as `failOn: high → none`; the same text for the same loosening. */
  what: string;
  /** The part of the new file that does it. */
  path: readonly PropertyKey[];
}

/** Every part of a config that lets more through than it did. */
export function weakenings(before: Config, after: Config, severityOf: SeverityOf): Weakening[] {
  return [
    ...loosenedThresholds(before, after),
    ...loosenedRules(before, after, severityOf),
    ...loosenedOwnRules(before, after),
    ...addedAllowances(before, after),
    ...loosenedLanguages(before, after),
    ...loosenedLimits(before, after),
    ...loosenedAttribution(before, after),
  ];
}

function loosenedThresholds(before: Config, after: Config): Weakening[] {
  const found: Weakening[] = [];
  if (isLooserFailOn(before.failOn, after.failOn)) {
    found.push({ what: `failOn: ${before.failOn} → ${after.failOn}`, path: ['failOn'] });
  }
  const [was, is] = [before.policy.aiFailOn, after.policy.aiFailOn];
  if (was !== undefined && (is === undefined || isLooserFailOn(was, is))) {
    found.push({
      what: `policy.ai.failOn: ${was} → ${is ?? 'not set'}`,
      path: ['policy', 'ai', 'failOn'],
    });
  }
  if (!before.policy.inlineIgnores && after.policy.inlineIgnores) {
    found.push({ what: 'policy.inlineIgnores: off → on', path: ['policy', 'inlineIgnores'] });
  }
  return found;
}

function loosenedRules(before: Config, after: Config, severityOf: SeverityOf): Weakening[] {
  const ids = new Set([...Object.keys(before.rules), ...Object.keys(after.rules)]);
  const rules = [...ids].flatMap((id) => {
    const was = severityIn(before, id, severityOf);
    const is = severityIn(after, id, severityOf);
    if (was === undefined || is === undefined || rankOf(is) >= rankOf(was)) return [];
    return [{ what: `rule ${id}: ${was} → ${is}`, path: ['rules', id] }];
  });
  const packs = after.packsOff
    .filter((name) => !before.packsOff.includes(name))
    .map((name) => ({ what: `pack ${name}: off`, path: ['packs', name] }));
  const noLongerOn = before.packsOn
    .filter((name) => !after.packsOn.includes(name) && !after.packsOff.includes(name))
    .map((name) => ({ what: `pack ${name}: on → not set`, path: ['packs'] }));
  return [...rules, ...packs, ...noLongerOn];
}

function loosenedOwnRules(before: Config, after: Config): Weakening[] {
  const now = new Map(after.ownRules.map(({ rule }) => [rule.id, JSON.stringify(rule)]));
  return before.ownRules.flatMap(({ rule, file }) => {
    const is = now.get(rule.id);
    if (is === undefined) {
      return [{ what: `own rule ${rule.id} (${file}): removed`, path: ['ownRules'] }];
    }
    return is === JSON.stringify(rule)
      ? []
      : [{ what: `own rule ${rule.id} (${file}): changed`, path: ['ownRules'] }];
  });
}

function addedAllowances(before: Config, after: Config): Weakening[] {
  const known = new Set(before.allowlist.map(allowKey));
  return after.allowlist.flatMap((entry, index) =>
    known.has(allowKey(entry))
      ? []
      : [{ what: `allowlist: new entry "${entry.reason}"`, path: ['allowlist', index] }],
  );
}

function loosenedLanguages(before: Config, after: Config): Weakening[] {
  const off = after.languages.off
    .filter((language) => !before.languages.off.includes(language))
    .map((language) => ({ what: `language ${language}: off`, path: ['languages', 'off'] }));
  const globs = new Set([
    ...Object.keys(before.languages.files),
    ...Object.keys(after.languages.files),
  ]);
  const remapped = [...globs].flatMap((glob) => {
    const was = before.languages.files[glob] ?? languageOf(glob);
    const is = after.languages.files[glob] ?? languageOf(glob);
    if (was === is || was === 'text') return [];
    return [{ what: `language of ${glob}: ${was} → ${is}`, path: ['languages', 'files', glob] }];
  });
  return [...off, ...remapped];
}

function loosenedLimits(before: Config, after: Config): Weakening[] {
  return (['fileBytes', 'sourceBytes'] as const).flatMap((key) => {
    const [was, is] = [before.limits[key], after.limits[key]];
    if (is >= was) return [];
    return [{ what: `limits.${key}: ${bytes(was)} → ${bytes(is)}`, path: ['limits', key] }];
  });
}

function bytes(value: number): string {
  return Number.isFinite(value) ? String(value) : 'no limit';
}

/** From what asks nothing to what asks most. */
const MODES = ['off', 'neutralise', 'record', 'warn', 'require-marker', 'require-review', 'forbid'];

function loosenedAttribution(before: Config, after: Config): Weakening[] {
  const [was, is] = [before, after].map(({ attribution }) => attribution?.mode ?? 'record');
  const mode =
    MODES.indexOf(is as string) < MODES.indexOf(was as string)
      ? [{ what: `attribution.mode: ${was} → ${is}`, path: ['attribution', 'mode'] }]
      : [];
  const kept = after.attribution?.sensitivePaths ?? [];
  const dropped = (before.attribution?.sensitivePaths ?? [])
    .filter((glob) => !kept.includes(glob))
    .map((glob) => ({
      what: `attribution.sensitivePaths: ${glob} removed`,
      path: ['attribution', 'sensitivePaths'],
    }));
  return [...mode, ...dropped];
}
