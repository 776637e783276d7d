import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ChecklistLine } from '../../attribution/checklist.ts';
import { buildChecklist } from '../../attribution/checklist.ts';
import type { PrSection } from '../../attribution/pr-section.ts';
import { checkPrBody, formatPrSection } from '../../attribution/pr-section.ts';
import { reviewedCommits } from '../../attribution/push-policy.ts';
import { ToolError } from '../../errors.ts';
import { readRange, resolveRange } from '../../git/read-range.ts';
import type { Severity } from '../../rules/rule.ts';
import { SEVERITIES } from '../../rules/rule.ts';
import type { Finding } from '../../scan/finding.ts';
import { attributedCommits } from '../attributed-commits.ts';
import type { CommandResult, Io } from '../command.ts';
import { defaultBase } from './default-base.ts';
import { prFiles } from './pr-files.ts';

export interface PrArguments {
  /** What the pull request is to be merged into; default: the remote's default branch. */
  base: string | undefined;
  /** A file with a pull request's body to be checked, `-` for standard input. */
  check: string | undefined;
}

/** Scans the net change of a range `A...B`. */
export type FindingsOf = (io: Io, range: string) => Promise<readonly Finding[]>;

/** `hunkguard pr`: writes the pull request's section, or checks the one in a body. */
export async function pr(
  io: Io,
  args: PrArguments,
  findingsOf: FindingsOf,
): Promise<CommandResult> {
  const range = `${args.base ?? (await defaultBase(io))}...HEAD`;
  const section = await gatherSection(io, range, findingsOf);
  if (args.check === undefined) {
    return { exitCode: 0, stdout: formatPrSection(section), stderr: '' };
  }
  const wrong = checkPrBody(await readBody(io, args.check), section);
  const stderr = wrong.map((sentence) => `hunkguard: ${sentence}\n`).join('');
  return { exitCode: wrong.length === 0 ? 0 : 1, stdout: '', stderr };
}

async function gatherSection(io: Io, range: string, findingsOf: FindingsOf): Promise<PrSection> {
  const { from, to } = await resolveRange(io, range);
  const [commits, findings, lines] = await Promise.all([
    attributedCommits(io, [`${from}..${to}`]),
    findingsOf(io, range),
    addedTextLines(io, range),
  ]);
  const { files, paths } = await prFiles(io, from, to, commits);
  const byAgent = commits.filter(({ attribution }) => attribution.confidence === 'high');
  const reviewed = reviewedCommits(commits);
  return {
    files,
    findings: countBySeverity(findings),
    commits: {
      total: commits.length,
      ai: byAgent.length,
      reviewed: byAgent.filter(({ oid }) => reviewed.has(oid)).length,
    },
    checklist: buildChecklist(paths, lines, findings),
  };
}

function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const severity of SEVERITIES) {
    counts[severity] = findings.filter((finding) => finding.severity === severity).length;
  }
  return counts;
}

async function addedTextLines(io: Io, range: string): Promise<ChecklistLine[]> {
  const lines: ChecklistLine[] = [];
  await readRange(io, range, ({ file, bytes }) => {
    for (const text of Buffer.from(bytes).toString('latin1').split('\n')) {
      lines.push({ path: file.path, text });
    }
  });
  return lines;
}

async function readBody(io: Io, path: string): Promise<string> {
  if (path !== '-') {
    try {
      return readFileSync(resolve(io.cwd, path), 'utf8');
    } catch (cause) {
      throw new ToolError(
        `cannot read ${path}`,
        'Give the file with the body, or - for standard input.',
        { cause },
      );
    }
  }
  const parts: Uint8Array[] = [];
  for await (const part of io.stdin()) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
