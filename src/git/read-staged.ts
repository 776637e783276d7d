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
 * @throws ToolError when anything cannot be read whole
 */
export async function readStaged(context: GitContext, onChunk: OnChunk): Promise<ChangeTotals> {
  if (existsSync(join(guessGitDir(context), 'MERGE_HEAD'))) {
    const parents = await mergedParents(context);
    const commands = ['HEAD', ...parents].map(stagedAgainst);
    if (parents.length > 0) return await readAgainstAll(context, commands, onChunk);
  }
  return await readAgainstHead(context, onChunk);
}

async function readAgainstHead(context: GitContext, onChunk: OnChunk): Promise<ChangeTotals> {
  let begun = false;
  try {
    return await readDiff(context, stagedAgainst('HEAD'), (chunk) => {
      begun = true;
      onChunk(chunk);
    });
  } catch (error) {
    if (begun || !(await isUnborn(context))) throw error;
    return await readDiff(context, stagedAgainst(await emptyTree(context)), onChunk);
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
