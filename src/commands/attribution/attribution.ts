import { show } from '../../report/show.ts';
import type { AttributedCommit } from '../attributed-commits.ts';
import { attributedCommits } from '../attributed-commits.ts';
import type { CommandResult, Io } from '../command.ts';
import { revisionsOf } from './revisions.ts';

export interface AttributionArguments {
  /** Such as `main..HEAD`; without one the last 100 commits. */
  range: string | undefined;
  format: 'text' | 'json';
  /** List commits without evidence too. */
  all: boolean;
}

/** `hunkguard attribution`: who wrote the commits of a range, and how that is known. */
export async function attribution(io: Io, args: AttributionArguments): Promise<CommandResult> {
  const commits = await attributedCommits(io, await revisionsOf(io, args.range));
  const listed = commits.filter(
    ({ attribution: { confidence, declaredHuman } }) =>
      args.all || confidence !== 'none' || declaredHuman,
  );
  const stdout = args.format === 'json' ? asJson(commits, listed) : asText(commits, listed);
  return { exitCode: 0, stdout, stderr: '' };
}

function asJson(commits: readonly AttributedCommit[], listed: readonly AttributedCommit[]): string {
  const answer = {
    commits: listed.map(({ oid, authorDate, message, attribution }) => ({
      commit: oid,
      authorDate,
      subject: message.split('\n', 1)[0] ?? '',
      agents: attribution.agents,
      confidence: attribution.confidence,
      declaredHuman: attribution.declaredHuman,
      aiLines: attribution.aiLines,
      evidence: attribution.evidence,
    })),
    totals: totalsOf(commits),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function asText(commits: readonly AttributedCommit[], listed: readonly AttributedCommit[]): string {
  const lines = listed.flatMap(({ oid, authorDate, message, attribution }) => {
    const who = attribution.declaredHuman ? 'none (declared)' : attribution.agents.join(', ');
    const share = attribution.aiLines;
    const lines = share === null ? '' : `  ${share.ai}/${share.added} lines`;
    return [
      `${oid.slice(0, 12)}  ${authorDate.slice(0, 10)}  ${attribution.confidence.padEnd(6)}  ${show(who)}${lines}  ${show(message.split('\n', 1)[0] ?? '')}`,
      ...attribution.evidence.map(
        ({ signal, strength, agent, detail }) =>
          `    ${signal} (${strength}): ${show(agent)}, ${show(detail)}`,
      ),
    ];
  });
  const { total, high, medium, low } = totalsOf(commits);
  const sum = `${total} commits: ${high} with strong evidence of an agent, ${medium} with medium, ${low} with a hint only`;
  return `${[...lines, sum].join('\n')}\n`;
}

function totalsOf(commits: readonly AttributedCommit[]) {
  const count = (confidence: string) =>
    commits.filter((commit) => commit.attribution.confidence === confidence).length;
  return {
    total: commits.length,
    high: count('high'),
    medium: count('medium'),
    low: count('low'),
    none: count('none'),
  };
}
