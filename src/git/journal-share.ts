import { blameFile } from './blame.ts';
import { emptyTree } from './empty-tree.ts';
import type { GitContext } from './git-context.ts';
import { AI_EMAIL, commitTree, HUMAN_EMAIL, readJournal } from './journal.ts';
import { parseNumstat } from './range-files.ts';
import { runGit } from './run-git.ts';

/** How many of a staged file's added lines an agent wrote. */
export interface FileShare {
  path: string;
  ai: number;
  /** Added lines as `git diff --numstat` counts them. */
  added: number;
}

/** The share of a staged change that the journal of agent edits proves. */
export interface JournalShare {
  ai: number;
  added: number;
  files: FileShare[];
  /** Agents with a line that says something (not only a bracket) in the change, most lines first. */
  agents: string[];
}

/**
 * Asks the journal who wrote the lines that are staged. A commit of the index on top of HEAD and of the
 * journal, in this order, lets `git blame` give a line to HEAD when HEAD has it, else to the snapshot
 * that brought it, else to a person; edits in between and partial staging come out right by themselves.
 * @returns null when there is no readable journal
 * @throws ToolError when git fails
 */
export async function readJournalShare(
  context: GitContext,
  gitDir: string,
): Promise<JournalShare | null> {
  const state = readJournal(gitDir);
  if (state === null) return null;
  const [recorded, head] = await Promise.all([
    recordedPaths(context, state.tip),
    headCommit(context),
  ]);
  const staged = await addedLines(context, head);
  if (![...staged.keys()].some((path) => recorded.has(path))) return null;

  const tree = await runGit(context, { args: ['write-tree'] });
  const parents = [...(head === null ? [] : [head]), state.tip];
  const top = await commitTree(context, tree.stdout.toString('utf8').trim(), parents, {
    name: 'human',
    email: HUMAN_EMAIL,
  });
  const range = head === null ? [top] : [top, `^${head}`];
  const lines = new Map<string, number>();
  const files: FileShare[] = [];
  for (const [path, added] of staged) {
    const ai = recorded.has(path) ? await countAiLines(context, range, path, lines) : 0;
    files.push({ path, ai: Math.min(ai, added), added });
  }
  return {
    ai: files.reduce((sum, file) => sum + file.ai, 0),
    added: files.reduce((sum, file) => sum + file.added, 0),
    files,
    agents: [...lines].sort((a, b) => b[1] - a[1]).map(([agent]) => agent),
  };
}

async function recordedPaths(context: GitContext, tip: string): Promise<ReadonlySet<string>> {
  const { stdout } = await runGit(context, { args: ['ls-tree', '-r', '-z', '--name-only', tip] });
  return new Set(stdout.toString('utf8').split('\0').filter(Boolean));
}

async function headCommit(context: GitContext): Promise<string | null> {
  const { stdout, code } = await runGit(context, {
    args: ['rev-parse', '--quiet', '--verify', 'HEAD^{commit}'],
    okCodes: [1],
  });
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

/** Path → added lines of what is staged; binary files are left out. */
async function addedLines(context: GitContext, head: string | null): Promise<Map<string, number>> {
  const against = head ?? (await emptyTree(context));
  const { stdout } = await runGit(context, {
    args: ['diff-index', '--cached', '--numstat', '--no-renames', '-z', against, '--'],
  });
  return parseNumstat(stdout.toString('utf8'));
}

async function countAiLines(
  context: GitContext,
  range: readonly string[],
  path: string,
  lines: Map<string, number>,
): Promise<number> {
  let count = 0;
  for (const line of await blameFile(context, ['--root', '-w', ...range], path)) {
    if (line.authorEmail !== AI_EMAIL || line.boundary) continue;
    count += 1;
    if (/[\p{L}\p{N}]/u.test(line.text)) {
      lines.set(line.authorName, (lines.get(line.authorName) ?? 0) + 1);
    }
  }
  return count;
}
