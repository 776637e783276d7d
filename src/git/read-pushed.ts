import type { ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import { ChunkWriter } from '../diff/chunk-writer.ts';
import { ToolError } from '../errors.ts';
import { emptyTree } from './empty-tree.ts';
import type { GitContext } from './git-context.ts';
import { type Commit, listCommits, readCommits } from './read-commits.ts';
import { readDiff } from './read-diff.ts';
import { readWholeBlobs } from './read-whole-blobs.ts';
import { isZero, type RefUpdate } from './ref-updates.ts';
import { runGit } from './run-git.ts';

/** A push to a remote, by the name or URL git gives the hook; or one that this repository receives. */
export type PushTarget = { remote: string } | { receive: true };

export interface PushTotals extends ChangeTotals {
  commits: number;
}

interface Tip {
  ref: string;
  oid: string;
  type: string;
}

/**
 * Reads what a push makes public: the added lines of every commit that the other side has not, of all
 * refs; a secret that a later commit removes is in there too. Tags are followed to what they tag.
 * @throws ToolError when an object is missing or git fails
 */
export async function readPushed(
  context: GitContext,
  updates: readonly RefUpdate[],
  target: PushTarget,
  onChunk: OnChunk,
): Promise<PushTotals> {
  const { tips, known } = await resolve(
    context,
    updates.filter((update) => !isZero(update.newOid)),
  );
  const writer = new ChunkWriter(onChunk);
  const totals: PushTotals = { ...writer.totals, commits: 0 };
  const commits = await newCommits(context, tips, known, target);
  if (commits.length > 0) {
    add(totals, await readCommits(context, commits, onChunk));
    totals.commits = commits.length;
  }
  for (const tip of tips.filter((other) => other.type === 'tree')) {
    add(totals, await readTree(context, tip.oid, onChunk));
  }
  const blobs = tips.filter((tip) => tip.type === 'blob');
  await readWholeBlobs(context, blobs.map(fileOf), writer);
  add(totals, { ...writer.totals, files: blobs.length });
  return totals;
}

/**
 * The commits of a push that the other side has not, oldest first.
 * @throws ToolError when an object is missing or git fails
 */
export async function listPushed(
  context: GitContext,
  updates: readonly RefUpdate[],
  target: PushTarget,
): Promise<Commit[]> {
  const { tips, known } = await resolve(
    context,
    updates.filter((update) => !isZero(update.newOid)),
  );
  return await newCommits(context, tips, known, target);
}

async function newCommits(
  context: GitContext,
  tips: readonly Tip[],
  known: readonly string[],
  target: PushTarget,
): Promise<Commit[]> {
  const heads = tips.filter((tip) => tip.type === 'commit');
  if (heads.length === 0) return [];
  const wanted = [...heads.map((tip) => tip.oid), ...known.map((oid) => `^${oid}`)];
  return await listCommits(context, exclusion(target), `${wanted.join('\n')}\n`);
}

function add(totals: PushTotals, more: ChangeTotals): void {
  totals.files += more.files;
  totals.addedLines += more.addedLines;
  totals.addedBytes += more.addedBytes;
}

/** What the other side has: its remote-tracking branches, or, on the receiving side, all refs. */
function exclusion(target: PushTarget): string[] {
  if ('receive' in target) return ['--not', '--all'];
  // A URL has no tracking branches, and `--remotes` takes a glob.
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(target.remote)
    ? ['--not', `--remotes=${target.remote}`]
    : [];
}

/** Peels the new ids, and tells which of the old ones are commits that exist here. */
async function resolve(
  context: GitContext,
  updates: readonly RefUpdate[],
): Promise<{ tips: Tip[]; known: string[] }> {
  if (updates.length === 0) return { tips: [], known: [] };
  const names = [
    ...updates.map((update) => update.newOid),
    ...updates.map((update) => update.oldOid),
  ];
  const input = `${names.map((name) => `${name}^{}`).join('\n')}\n`;
  const { stdout } = await runGit(context, { args: ['cat-file', '--batch-check'], input });
  const answers = stdout.toString('latin1').trimEnd().split('\n');
  if (answers.length !== names.length)
    throw new ToolError('git cat-file left out answers', 'Run `git fsck`.');
  const objects = answers.map((answer) => {
    const [oid = '', type = ''] = answer.split(' ');
    return { oid, type };
  });
  const tips = updates.map((update, index) => tipOf(update, objects[index]));
  const known = objects.slice(updates.length).filter((object) => object.type === 'commit');
  return { tips, known: known.map((object) => object.oid) };
}

function tipOf(update: RefUpdate, object: { oid: string; type: string } | undefined): Tip {
  if (object && /^(?:commit|tree|blob)$/.test(object.type)) return { ref: update.ref, ...object };
  throw new ToolError(
    `${update.ref} is to point at ${update.newOid}, which is not in this repository`,
    'Run `git fsck`, then push again.',
  );
}

async function readTree(
  context: GitContext,
  tree: string,
  onChunk: OnChunk,
): Promise<ChangeTotals> {
  const operands = [await emptyTree(context), tree];
  return await readDiff(context, { name: 'diff-tree', options: ['-r'], operands }, onChunk);
}

function fileOf(tip: Tip) {
  return { path: tip.ref, oid: tip.oid, mode: '100644', isNew: true };
}
