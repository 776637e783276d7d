import type { AddedChunk, ChangeTotals, OnChunk } from '../../src/diff/added-chunk.ts';
import { readStaged } from '../../src/git/read-staged.ts';
import { type AddedLine, linesOf } from './added-lines.ts';
import type { GitRepo } from './with-git-repo.ts';

/** What a reader read: lines put together, chunks as they came, totals. */
export interface ReadLines<Totals = ChangeTotals> {
  lines: AddedLine[];
  chunks: AddedChunk[];
  totals: Totals;
}

/** Runs a reader and collects what it hands on. */
export async function collect<Totals>(
  reader: (onChunk: OnChunk) => Promise<Totals>,
): Promise<ReadLines<Totals>> {
  const chunks: AddedChunk[] = [];
  const totals = await reader((chunk) => chunks.push(chunk));
  return { lines: linesOf(chunks), chunks, totals };
}

/** Reads the staged change of a repository, with more variables or from another folder when given. */
export async function staged(
  repo: GitRepo,
  env: Record<string, string> = {},
  cwd = repo.dir,
): Promise<ReadLines> {
  return await collect((onChunk) => readStaged({ cwd, env: { ...repo.env, ...env } }, onChunk));
}

/** Commits all that is in the work tree. */
export async function commitAll(repo: GitRepo, message = 'x'): Promise<string> {
  await repo.git('add', '-A');
  await repo.git('commit', '-q', '-m', message);
  return await repo.git('rev-parse', 'HEAD');
}
