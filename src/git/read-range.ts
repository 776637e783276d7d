import type { ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import { ToolError } from '../errors.ts';
import type { GitContext } from './git-context.ts';
import { readDiff } from './read-diff.ts';
import { runGit } from './run-git.ts';

/**
 * Reads the lines that the net change of a range adds: from A to B for `A..B`, from their merge base
 * to B for `A...B`. A side left out is HEAD.
 * @throws ToolError when the range or an object cannot be found
 */
export async function readRange(
  context: GitContext,
  range: string,
  onChunk: OnChunk,
): Promise<ChangeTotals> {
  const { from, to } = await resolveRange(context, range);
  return await readDiff(
    context,
    { name: 'diff-tree', options: ['-r'], operands: [from, to] },
    onChunk,
  );
}

/** The two commits whose trees a range compares, by object id. */
export async function resolveRange(
  context: GitContext,
  range: string,
): Promise<{ from: string; to: string }> {
  const match = /^(.*?)(\.{2,3})([^.].*|)$/s.exec(range);
  if (match === null) {
    throw new ToolError(
      `"${range}" is no range`,
      'Give two commits as A..B, or A...B to start at their merge base.',
    );
  }
  const [, left, dots, right] = match;
  const from = await commitOf(context, left || 'HEAD');
  const to = await commitOf(context, right || 'HEAD');
  return { from: dots === '...' ? await mergeBase(context, from, to, range) : from, to };
}

/** The full id of the commit that a user's words name. */
export async function commitOf(context: GitContext, name: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { code, stdout } = await runGit(context, { args, okCodes: [1] });
  if (code === 0) return stdout.toString('latin1').trim();
  if (name === 'HEAD') {
    throw new ToolError('there is no commit here yet', 'Commit something first.');
  }
  throw new ToolError(
    `"${name}" names no commit in this repository`,
    'Check the name; in CI fetch the whole history (`fetch-depth: 0`), for a new branch compare with the default branch.',
  );
}

async function mergeBase(
  context: GitContext,
  from: string,
  to: string,
  range: string,
): Promise<string> {
  const { code, stdout } = await runGit(context, { args: ['merge-base', from, to], okCodes: [1] });
  if (code === 0) return stdout.toString('latin1').trim();
  throw new ToolError(
    `the two sides of "${range}" have no common commit`,
    'Fetch more history (`git fetch --unshallow`, in CI `fetch-depth: 0`), or compare the two directly with A..B.',
  );
}
