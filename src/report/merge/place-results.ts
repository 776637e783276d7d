import type { ChangedLines } from './changed-lines.ts';
import type { ForeignResult, ForeignRun } from './foreign-result.ts';
import { placeUri } from './place-uri.ts';

/** A result with the repository path that it is about. */
export interface PlacedResult extends ForeignResult {
  path: string;
}

export interface PlacedRun {
  kept: PlacedResult[];
  /** On lines that the change leaves alone. */
  elsewhere: number;
  /** Without a file, or with one that is not in the repository. */
  unplaced: ForeignResult[];
}

export interface Placing {
  root: string;
  lines: ChangedLines;
  /** Keep what stands on unchanged lines as well. */
  all: boolean;
}

/**
 * Parts a run's results by where they stand. One without a region is about its file, and is kept when
 * the change touches the file.
 */
export function placeResults(run: ForeignRun, { root, lines, all }: Placing): PlacedRun {
  const placed: PlacedRun = { kept: [], elsewhere: 0, unplaced: [] };
  const repository = { root, changed: lines.paths() };
  for (const result of run.results) {
    const path = result.uri === undefined ? undefined : placeUri(result.uri, repository);
    if (path === undefined) placed.unplaced.push(result);
    else if (all || isOnChange(path, result, lines)) placed.kept.push({ ...result, path });
    else placed.elsewhere += 1;
  }
  return placed;
}

function isOnChange(path: string, { region }: ForeignResult, lines: ChangedLines): boolean {
  return region === undefined
    ? lines.paths().has(path)
    : lines.touches(path, region.startLine, region.endLine);
}
