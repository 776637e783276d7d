import { type AddedChunk, type ChangedFile, fileKey } from '../diff/added-chunk.ts';

/** The added line numbers of one file, as runs. */
export interface AddedLines {
  has: (line: number) => boolean;
}

export interface LineCollector {
  push: (chunk: AddedChunk) => void;
  of: (file: ChangedFile) => AddedLines;
}

const EVERY: AddedLines = { has: () => true };
const NONE: AddedLines = { has: () => false };

/**
 * Remembers which lines of which file were added, a pair of numbers a run.
 * A file that is new as a whole is remembered by name alone.
 */
export function createLineCollector(): LineCollector {
  const runs = new Map<string, number[]>();
  const whole = new Set<string>();
  return {
    push(chunk) {
      const key = fileKey(chunk.file);
      if (chunk.file.isNew) {
        whole.add(key);
        return;
      }
      const last = chunk.startLine + countLines(chunk.bytes) - 1;
      const known = runs.get(key);
      if (known === undefined) runs.set(key, [chunk.startLine, last]);
      else known.push(chunk.startLine, last);
    },
    of(file) {
      const key = fileKey(file);
      if (whole.has(key)) return EVERY;
      const known = runs.get(key);
      if (known === undefined) return NONE;
      return {
        has: (line) => {
          for (let i = 0; i < known.length; i += 2) {
            if (line >= (known[i] as number) && line <= (known[i + 1] as number)) return true;
          }
          return false;
        },
      };
    },
  };
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    lines++;
    if (end < 0) break;
    at = end + 1;
  }
  return lines;
}
