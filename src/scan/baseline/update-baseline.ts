import type { Finding } from '../finding.ts';
import type { BaselineEntry } from './baseline-file.ts';
import { matchBaseline } from './match-baseline.ts';

export interface BaselineUpdate {
  entries: BaselineEntry[];
  /** Findings that came in, by count. */
  added: number;
  /** Findings that are gone, by count. */
  removed: number;
  /** Entries that followed a renamed file. */
  renamed: number;
  /** Findings that stand though somebody rejected them. */
  rejected: Finding[];
}

/**
 * Makes a baseline what stands now. Verdicts and reasons are kept, entries follow renamed files, what is
 * gone is taken out, and what was rejected never comes back in.
 * @param findings of every file
 * @param paths every path that there is
 * @param takeNew false prunes: nothing comes in
 */
export function updateBaseline(
  entries: readonly BaselineEntry[],
  findings: readonly Finding[],
  paths: ReadonlySet<string>,
  takeNew: boolean,
): BaselineUpdate {
  const facts = { standing: () => undefined, isGone: (path: string) => !paths.has(path) };
  const refused = entries.filter(({ verdict }) => verdict === 'rejected');
  const match = matchBaseline(findings, entries, facts);
  const kept = carry(match.suppressed, match.used);
  const isRefused = refusedBy(refused, facts.isGone);
  const rejected = match.findings.filter(isRefused);
  const fresh = match.findings.filter((one) => one.category !== 'policy' && !isRefused(one));
  const merged = new Map(kept.map((entry) => [keyOf(entry), entry]));
  if (takeNew) for (const finding of fresh) addOne(merged, finding);
  for (const entry of refused) merged.set(keyOf(entry), entry);
  const before = total(entries.filter(({ verdict }) => verdict !== 'rejected'));
  const usedTotal = [...match.used.values()].reduce((sum, count) => sum + count, 0);
  return {
    entries: [...merged.values()],
    added: takeNew ? fresh.length : 0,
    removed: before - usedTotal,
    renamed: [...match.used.keys()].filter(({ path }) => !paths.has(path)).length,
    rejected,
  };
}

/** The entries that findings used, at the findings' own paths. */
function carry(
  suppressed: readonly Finding[],
  used: ReadonlyMap<BaselineEntry, number>,
): BaselineEntry[] {
  const sources = [...used.keys()];
  const carried = new Map<string, BaselineEntry>();
  for (const finding of suppressed) {
    const entry = entryOf(finding);
    const known = carried.get(keyOf(entry));
    const source =
      sources.find((one) => keyOf(one) === keyOf(entry)) ??
      sources.find(({ content }) => content === entry.content);
    if (known !== undefined) known.count += 1;
    else {
      const { verdict = 'unreviewed', reason } = source ?? {};
      carried.set(keyOf(entry), { ...entry, verdict, ...(reason === undefined ? {} : { reason }) });
    }
  }
  return [...carried.values()];
}

function refusedBy(refused: readonly BaselineEntry[], isGone: (path: string) => boolean) {
  return (finding: Finding): boolean =>
    refused.some(
      (entry) =>
        keyOf(entry) === keyOf(finding) ||
        (isGone(entry.path) && entry.content === finding.contentFingerprint?.()),
    );
}

function addOne(merged: Map<string, BaselineEntry>, finding: Finding): void {
  const entry = entryOf(finding);
  const known = merged.get(keyOf(entry));
  merged.set(keyOf(entry), known === undefined ? entry : { ...known, count: known.count + 1 });
}

function entryOf(finding: Finding): BaselineEntry {
  const { path, ruleId, fingerprint } = finding;
  const content = finding.contentFingerprint?.() ?? fingerprint;
  return { path, ruleId, fingerprint, content, count: 1, verdict: 'unreviewed' };
}

function keyOf({ path, fingerprint }: { path: string; fingerprint: string }): string {
  return `${path}\0${fingerprint}`;
}

function total(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}
