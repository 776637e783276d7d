import type { GitContext } from './git-context.ts';
import { runGit } from './run-git.ts';

/**
 * Path → number of lines that the change from one commit to another adds; binary and deleted files are
 * left out.
 * @throws ToolError when git fails
 */
export async function addedLinesByPath(
  context: GitContext,
  from: string,
  to: string,
): Promise<Map<string, number>> {
  const { stdout } = await runGit(context, {
    args: ['diff-tree', '-r', '--numstat', '--no-renames', '-z', from, to, '--'],
  });
  return parseNumstat(stdout.toString('utf8'));
}

/** Parses `--numstat -z --no-renames`, leaving out what adds nothing. */
export function parseNumstat(text: string): Map<string, number> {
  const added = new Map<string, number>();
  for (const record of text.split('\0')) {
    const match = /^(\d+)\t\d+\t(.+)$/s.exec(record);
    if (match !== null && match[1] !== '0') added.set(match[2] ?? '', Number(match[1]));
  }
  return added;
}
