import type { Attribution } from './attribute-commit.ts';
import type { Identity } from './identity.ts';
import type { AttributionOptions } from './options.ts';
import { reviewsIn } from './review-state.ts';

/** A commit that is about to be published, with what is known of who wrote it. */
export interface PublishedCommit {
  oid: string;
  parents: readonly string[];
  author: Identity;
  message: string;
  attribution: Attribution;
}

/** A commit that a mode does not let through, and what it lacks. */
export interface Violation {
  oid: string;
  agent: string;
  reason: string;
}

/**
 * Applies the mode to commits that are published together: pre-push, pre-receive, CI. Only commits whose
 * evidence is strong can be refused.
 */
export function judgePublished(
  commits: readonly PublishedCommit[],
  options: AttributionOptions,
): Violation[] {
  const refusing = ['require-review', 'require-marker', 'forbid'].includes(options.mode);
  if (!refusing) return [];
  const reviewed = options.mode === 'require-review' ? reviewedCommits(commits) : new Set<string>();
  return commits.flatMap((commit) => {
    const { oid, attribution } = commit;
    if (attribution.confidence !== 'high') return [];
    const reason = reasonFor(commit, options, reviewed);
    return reason === null ? [] : [{ oid, agent: attribution.agents[0] ?? 'an agent', reason }];
  });
}

function reasonFor(
  { oid, author, message, attribution }: PublishedCommit,
  options: AttributionOptions,
  reviewed: ReadonlySet<string>,
): string | null {
  if (options.mode === 'forbid') return 'is AI-written, which this repository does not take';
  if (options.mode === 'require-marker') {
    const isMarked = attribution.evidence.some(
      ({ signal }) => signal === 'trailer' || signal === 'marker',
    );
    return isMarked ? null : `carries no "${options.trailer[0]}" trailer`;
  }
  if (reviewed.has(oid)) return null;
  const rejected = reviewsIn(message, author).find(({ counts }) => !counts);
  return rejected === undefined
    ? 'has no "Reviewed-by" of a person other than its author'
    : `has a review that does not count: the reviewer ${rejected.reason}`;
}

/**
 * The commits that a person other than their author reviewed: by a trailer of their own, or by one of
 * the merge that brings them in, as projects that merge topics do it.
 */
export function reviewedCommits(commits: readonly PublishedCommit[]): Set<string> {
  const byOid = new Map(commits.map((commit) => [commit.oid, commit]));
  const reviewed = new Set<string>();
  for (const commit of commits) {
    if (reviewsIn(commit.message, commit.author).some(({ counts }) => counts)) {
      reviewed.add(commit.oid);
    }
    if (commit.parents.length < 2) continue;
    for (const merged of mergedBy(commit, byOid)) {
      if (reviewsIn(commit.message, merged.author).some(({ counts }) => counts)) {
        reviewed.add(merged.oid);
      }
    }
  }
  return reviewed;
}

/** What a merge brings in: reachable from its other parents and not from the first, as far as known. */
function mergedBy(
  merge: PublishedCommit,
  byOid: ReadonlyMap<string, PublishedCommit>,
): PublishedCommit[] {
  const [first, ...others] = merge.parents;
  const mainline = reachable(first === undefined ? [] : [first], byOid, new Set());
  const brought = reachable(others, byOid, mainline);
  return [...brought].flatMap((oid) => byOid.get(oid) ?? []);
}

function reachable(
  from: readonly string[],
  byOid: ReadonlyMap<string, PublishedCommit>,
  without: ReadonlySet<string>,
): Set<string> {
  const seen = new Set<string>();
  const queue = [...from];
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
    if (seen.has(oid) || without.has(oid) || !byOid.has(oid)) continue;
    seen.add(oid);
    queue.push(...(byOid.get(oid)?.parents ?? []));
  }
  return seen;
}
