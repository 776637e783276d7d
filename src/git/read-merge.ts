import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ChangedFile, ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import type { GitContext } from './git-context.ts';
import { addRange, intersect, keepLines, type LineRanges, lineCount } from './keep-lines.ts';
import { type DiffCommand, readDiff } from './read-diff.ts';
import { runGit } from './run-git.ts';

/** The commits of MERGE_HEAD (several in an octopus), from where git itself says that it is. */
export async function mergedParents(context: GitContext): Promise<string[]> {
  const { stdout } = await runGit(context, { args: ['rev-parse', '--git-path', 'MERGE_HEAD'] });
  const path = resolve(context.cwd, stdout.toString('utf8').replace(/\n$/, ''));
  return readFileSync(path, 'latin1').match(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/gm) ?? [];
}

/**
 * Reads the lines that are added against each of several parents: what a merge brings in from one of
 * them was looked at when it was committed there. The first command's diff is the one that is handed on.
 */
export async function readAgainstAll(
  context: GitContext,
  [first, ...others]: readonly DiffCommand[],
  onChunk: OnChunk,
): Promise<ChangeTotals> {
  if (first === undefined) return { files: 0, addedLines: 0, addedBytes: 0 };
  let added: Map<string, LineRanges> | null = null;
  for (const command of others) added = inBoth(added, await addedRanges(context, command));
  const paths = new Set<string>();
  const totals: ChangeTotals = { files: 0, addedLines: 0, addedBytes: 0 };
  const keep = keepLines(
    (file) => added?.get(keyOf(file)) ?? [],
    (chunk) => {
      paths.add(keyOf(chunk.file));
      totals.addedLines += lineCount(chunk.bytes) - (chunk.startByte > 0 ? 1 : 0);
      totals.addedBytes += chunk.bytes.length;
      onChunk(chunk);
    },
  );
  await readDiff(context, first, keep);
  return { ...totals, files: paths.size };
}

async function addedRanges(
  context: GitContext,
  command: DiffCommand,
): Promise<Map<string, LineRanges>> {
  const ranges = new Map<string, LineRanges>();
  await readDiff(context, command, (chunk) => {
    const key = keyOf(chunk.file);
    const known = ranges.get(key) ?? [];
    ranges.set(key, known);
    addRange(known, chunk);
  });
  return ranges;
}

function inBoth(
  a: Map<string, LineRanges> | null,
  b: Map<string, LineRanges>,
): Map<string, LineRanges> {
  if (a === null) return b;
  const both = new Map<string, LineRanges>();
  for (const [key, ranges] of a) both.set(key, intersect(ranges, b.get(key) ?? []));
  return both;
}

/** Paths that differ only in bytes that are not UTF-8 show alike; their contents tell them apart. */
function keyOf(file: ChangedFile): string {
  return `${file.oid} ${file.path}`;
}
