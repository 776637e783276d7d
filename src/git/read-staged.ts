import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import { emptyTree } from './empty-tree.ts';
import { guessGitDir } from './find-repository.ts';
import type { GitContext } from './git-context.ts';
import { type DiffCommand, readDiff } from './read-diff.ts';
import { mergedParents, readAgainstAll } from './read-merge.ts';
import { runGit } from './run-git.ts';

/**
 * Reads the lines that the next commit adds: index against HEAD, by object id, the work tree never.
 * While a merge is under way, only lines that differ from every parent. One git process for a
 * typical change; one more each for new and for changed files that git does not take for text.
 * @param onDeleted told before the first chunk which paths are in HEAD and no longer staged; null when
 *   there is more than HEAD to compare with
 * @throws ToolError when anything cannot be read whole
 */
export async function readStaged(
  context: GitContext,
  onChunk: OnChunk,
  onDeleted: (paths: readonly string[] | null) => void = () => {},
): Promise<ChangeTotals> {
  if (existsSync(join(guessGitDir(context), 'MERGE_HEAD'))) {
    onDeleted(null);
    const parents = await mergedParents(context);
    const commands = ['HEAD', ...parents].map(stagedAgainst);
    if (parents.length > 0) return await readAgainstAll(context, commands, onChunk);
  }
  return await readAgainstHead(context, onChunk, onDeleted);
}

async function readAgainstHead(
  context: GitContext,
  onChunk: OnChunk,
  onDeleted: (paths: readonly string[]) => void,
): Promise<ChangeTotals> {
  let begun = false;
  try {
    return await readDiff(context, { ...stagedAgainst('HEAD'), onDeleted }, (chunk) => {
      begun = true;
      onChunk(chunk);
    });
  } catch (error) {
    if (begun || !(await isUnborn(context))) throw error;
    const command = { ...stagedAgainst(await emptyTree(context)), onDeleted };
    return await readDiff(context, command, onChunk);
  }
}

function stagedAgainst(tree: string): DiffCommand {
  return {
    name: 'diff-index',
    options: ['--cached', '--ita-invisible-in-index'],
    operands: [tree],
  };
}

/** Whether HEAD names a branch without a commit; asked only when a diff against HEAD has failed. */
async function isUnborn(context: GitContext): Promise<boolean> {
  const head = await runGit(context, { args: ['symbolic-ref', '--quiet', 'HEAD'], okCodes: [1] });
  if (head.code !== 0) return false;
  const ref = head.stdout.toString('utf8').trimEnd();
  const args = ['show-ref', '--verify', '--quiet', '--', ref];
  return (await runGit(context, { args, okCodes: [1] })).code === 1;
}
