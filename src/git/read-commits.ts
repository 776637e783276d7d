import type { ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import type { GitContext } from './git-context.ts';
import { type DiffCommand, readDiff } from './read-diff.ts';
import { readAgainstAll } from './read-merge.ts';
import { runGit } from './run-git.ts';

/** A commit and its parents, by full object id. */
export interface Commit {
  oid: string;
  parents: string[];
}

/** Runs `git rev-list --parents`: oldest first. `input` is read as further revisions, one a line. */
export async function listCommits(
  context: GitContext,
  args: readonly string[],
  input?: string,
): Promise<Commit[]> {
  const all = [
    'rev-list',
    '--parents',
    '--reverse',
    ...(input === undefined ? [] : ['--stdin']),
    ...args,
    '--',
  ];
  const { stdout } = await runGit(
    context,
    input === undefined ? { args: all } : { args: all, input },
  );
  return stdout
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [oid = '', ...parents] = line.split(' ');
      return { oid, parents };
    });
}

/**
 * Reads the lines that each commit adds: against its parent, against nothing for a root, and for a
 * merge only what differs from every parent. Two git processes, and as many as it has parents for
 * each merge that changed something itself.
 */
export async function readCommits(
  context: GitContext,
  commits: readonly Commit[],
  onChunk: OnChunk,
): Promise<ChangeTotals> {
  const plain = commits.filter((commit) => commit.parents.length < 2).map((commit) => commit.oid);
  let totals: ChangeTotals = { files: 0, addedLines: 0, addedBytes: 0 };
  if (plain.length > 0) totals = await readDiff(context, treesOf(plain), onChunk);
  for (const merge of await mergesWithOwnChanges(context, commits)) {
    const commands = merge.parents.map((parent) => treesOf([`${merge.oid} ${parent}`]));
    const added = await readAgainstAll(context, commands, onChunk);
    totals.files += added.files;
    totals.addedLines += added.addedLines;
    totals.addedBytes += added.addedBytes;
  }
  return totals;
}

/** Each line names a commit, and after it, when not its own, the parents to compare it with. */
function treesOf(lines: readonly string[]): DiffCommand {
  const options = ['--stdin', '--root', '-r', '--format=*%H'];
  return { name: 'diff-tree', options, operands: [], input: `${lines.join('\n')}\n` };
}

async function mergesWithOwnChanges(
  context: GitContext,
  commits: readonly Commit[],
): Promise<Commit[]> {
  const merges = commits.filter((commit) => commit.parents.length > 1);
  if (merges.length === 0) return [];
  const input = `${merges.map((commit) => commit.oid).join('\n')}\n`;
  const args = [
    'diff-tree',
    '--stdin',
    '-c',
    '-r',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '-O/dev/null',
  ];
  const { stdout } = await runGit(context, { args, input });
  const listed = new Set(stdout.toString('latin1').split('\0'));
  return merges.filter((commit) => listed.has(commit.oid));
}
