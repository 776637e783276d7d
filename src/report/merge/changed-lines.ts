import type { AddedChunk } from '../../diff/added-chunk.ts';

/** Which lines of which file a change adds. */
export interface ChangedLines {
  push: (chunk: AddedChunk) => void;
  /** Every path with an added line. */
  paths: () => ReadonlySet<string>;
  /** Whether any line from `first` to `last` was added. */
  touches: (path: string, first: number, last: number) => boolean;
}

interface Run {
  first: number;
  last: number;
}

/** Remembers a pair of numbers for each run of added lines. */
export function createChangedLines(): ChangedLines {
  const runs = new Map<string, Run[]>();
  const paths = new Set<string>();
  return {
    push({ file, startLine, bytes }) {
      paths.add(file.path);
      const known = runs.get(file.path);
      const run = { first: startLine, last: startLine + lineBreaks(bytes) };
      const last = known?.at(-1);
      if (known === undefined) runs.set(file.path, [run]);
      else if (last !== undefined && run.first <= last.last + 1 && run.first >= last.first) {
        last.last = Math.max(last.last, run.last);
      } else known.push(run);
    },
    paths: () => paths,
    touches: (path, first, last) =>
      runs.get(path)?.some((run) => first <= run.last && last >= run.first) === true,
  };
}

/** Line breaks that a further line follows. */
function lineBreaks(bytes: Uint8Array): number {
  let count = 0;
  for (
    let at = bytes.indexOf(10);
    at >= 0 && at < bytes.length - 1;
    at = bytes.indexOf(10, at + 1)
  ) {
    count++;
  }
  return count;
}
