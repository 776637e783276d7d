import type { Finding, SuppressedFinding } from '../finding.ts';
import type { BaselineEntry } from './baseline-file.ts';

/** What is known of the files that findings stand in. */
export interface BaselineFacts {
  /**
   * How often a fingerprint stands in the whole new file; undefined when only the findings at hand are
   * known. A change that moves a line adds it without there being one more.
   */
  standing: (path: string, fingerprint: string) => number | undefined;
  /** Whether a path is gone: then its entries follow the content to where it went. */
  isGone: (path: string) => boolean;
}

export interface BaselineMatch {
  findings: Finding[];
  suppressed: SuppressedFinding[];
  /** How much of each entry was used, where it was. */
  used: Map<BaselineEntry, number>;
}

/**
 * Parts the findings that the baseline holds from the new ones: by fingerprint and count first, then, for
 * entries of a path that is gone, by content. A rejected entry holds nothing.
 */
export function matchBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  facts: BaselineFacts,
): BaselineMatch {
  const left = new Map<BaselineEntry, number>();
  const match: BaselineMatch = { findings: [], suppressed: [], used: new Map() };
  const own = new Map<string, BaselineEntry>();
  const moved = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    if (entry.verdict === 'rejected') continue;
    left.set(entry, entry.count);
    own.set(`${entry.path}\0${entry.fingerprint}`, entry);
    if (facts.isGone(entry.path)) {
      moved.set(entry.content, [...(moved.get(entry.content) ?? []), entry]);
    }
  }
  lowerByExcess(findings, own, left, facts);
  for (const finding of findings) {
    const holders = [
      own.get(`${finding.path}\0${finding.fingerprint}`),
      ...(moved.size === 0 ? [] : (moved.get(finding.contentFingerprint?.() ?? '') ?? [])),
    ];
    const holder = holders.find((entry) => entry !== undefined && (left.get(entry) ?? 0) > 0);
    if (holder === undefined || finding.category === 'policy') {
      match.findings.push(finding);
      continue;
    }
    left.set(holder, (left.get(holder) ?? 0) - 1);
    match.used.set(holder, (match.used.get(holder) ?? 0) + 1);
    match.suppressed.push({
      ...finding,
      suppression: { by: 'baseline', reason: holder.reason ?? holder.verdict },
    });
  }
  return match;
}

/** What stands beyond the count is new, however many of the old ones the change touches as well. */
function lowerByExcess(
  findings: readonly Finding[],
  own: ReadonlyMap<string, BaselineEntry>,
  left: Map<BaselineEntry, number>,
  { standing }: BaselineFacts,
): void {
  const added = new Map<BaselineEntry, number>();
  for (const { path, fingerprint } of findings) {
    const entry = own.get(`${path}\0${fingerprint}`);
    if (entry !== undefined) added.set(entry, (added.get(entry) ?? 0) + 1);
  }
  for (const [entry, count] of added) {
    const total = standing(entry.path, entry.fingerprint);
    if (total === undefined) continue;
    const excess = Math.max(0, total - entry.count);
    left.set(entry, Math.max(0, count - excess));
  }
}
