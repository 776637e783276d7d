import type { PrFile } from '../../attribution/pr-section.ts';
import { blameFile } from '../../git/blame.ts';
import { addedLinesByPath } from '../../git/range-files.ts';
import type { AttributedCommit } from '../attributed-commits.ts';
import type { Io } from '../command.ts';

/** What of one commit's lines is an agent's. */
interface Weight {
  agents: readonly string[];
  /** 1, or the share that the commit's `AI-Lines` trailer names. */
  share: number;
}

/**
 * The files of a range with lines that come from AI-written commits, by `git blame`: what a later commit
 * by a person replaced no longer counts.
 */
export async function prFiles(
  io: Io,
  from: string,
  to: string,
  commits: readonly AttributedCommit[],
): Promise<{ files: PrFile[]; paths: string[] }> {
  const added = await addedLinesByPath(io, from, to);
  const weights = aiWeights(commits);
  const files: PrFile[] = [];
  if (weights.size > 0) {
    for (const [path, count] of added) {
      const file = await prFile(io, [to, `^${from}`], path, count, weights);
      if (file !== null) files.push(file);
    }
  }
  files.sort((a, b) => b.ai - a.ai || a.path.localeCompare(b.path));
  return { files, paths: [...added.keys()] };
}

function aiWeights(commits: readonly AttributedCommit[]): Map<string, Weight> {
  return new Map(
    commits
      .filter(({ attribution }) => ['high', 'medium'].includes(attribution.confidence))
      .map(({ oid, attribution: { agents, aiLines } }) => {
        const share = aiLines === null || aiLines.added === 0 ? 1 : aiLines.ai / aiLines.added;
        return [oid, { agents, share: Math.min(1, share) }] as const;
      }),
  );
}

async function prFile(
  io: Io,
  range: readonly string[],
  path: string,
  added: number,
  weights: ReadonlyMap<string, Weight>,
): Promise<PrFile | null> {
  let lines = 0;
  const agents = new Set<string>();
  for (const { commit, boundary } of await blameFile(io, range, path)) {
    const weight = boundary ? undefined : weights.get(commit);
    if (weight === undefined) continue;
    lines += weight.share;
    for (const agent of weight.agents) agents.add(agent);
  }
  const ai = Math.min(added, Math.round(lines));
  return ai === 0 ? null : { path, agents: [...agents], ai, added };
}
