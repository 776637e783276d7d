import { type AddedChunk, type ChangedFile, fileKey, type OnChunk } from '../diff/added-chunk.ts';

/** A file of which only the first bytes were scanned. */
export interface LimitedFile {
  file: ChangedFile;
  /** The first line that was left out. */
  line: number;
  bytes: number;
}

/** Lets at most so many added bytes of each file through, and remembers which files had more. */
export function limitFiles(
  most: number,
  onChunk: OnChunk,
): { push: OnChunk; limited: () => LimitedFile[] } {
  if (!Number.isFinite(most)) return { push: onChunk, limited: () => [] };
  const seen = new Map<string, LimitedFile>();
  return {
    push(chunk: AddedChunk) {
      const key = fileKey(chunk.file);
      const known = seen.get(key) ?? { file: chunk.file, line: 0, bytes: 0 };
      seen.set(key, known);
      const before = known.bytes;
      known.bytes += chunk.bytes.length;
      if (known.bytes <= most) return onChunk(chunk);
      if (known.line === 0) known.line = chunk.startLine;
      if (before < most) onChunk({ ...chunk, bytes: chunk.bytes.subarray(0, most - before) });
    },
    limited: () => [...seen.values()].filter(({ line }) => line > 0),
  };
}
