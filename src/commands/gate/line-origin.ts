import { blameFile } from '../../git/blame.ts';
import type { GitContext } from '../../git/git-context.ts';
import type { Origin } from '../../report/merge/policy.ts';
import type { Finding } from '../../scan/finding.ts';
import { attributedCommits } from '../attributed-commits.ts';

/** Who wrote a line at the head of the change. */
export type OriginOf = (finding: Finding) => Promise<Origin>;

/**
 * Tells nobody's of every line when there is no base. Else asks git which commit of the change brought a line, and that commit's evidence who wrote it. A line that
 * no commit of the change brought, or that can't be blamed, is nobody's that is known.
 */
export function createLineOrigin(
  git: GitContext,
  base: string | undefined,
  head = 'HEAD',
): OriginOf {
  if (base === undefined) return async () => 'unknown';
  let origins: Promise<ReadonlyMap<string, Origin>> | undefined;
  return async ({ path, startLine }) => {
    origins ??= commitOrigins(git, `${base}..${head}`);
    const known = await origins;
    const lines = ['-L', `${startLine},${startLine}`];
    const blamed = await blameFile(git, [...lines, `${base}..${head}`], path).catch(() => []);
    const [line] = blamed;
    return line === undefined || line.boundary ? 'unknown' : (known.get(line.commit) ?? 'unknown');
  };
}

async function commitOrigins(git: GitContext, range: string): Promise<ReadonlyMap<string, Origin>> {
  const commits = await attributedCommits(git, [range]);
  return new Map(
    commits.map(({ oid, attribution }) => [oid, attribution.agents.length > 0 ? 'ai' : 'human']),
  );
}
