import { type AddedChunk, type ChangedFile, fileKey } from '../diff/added-chunk.ts';

/** More than this is kept of no file: a longer one is scanned by pass 1 alone. */
const MOST = 4 * 1024 * 1024;
const MOST_LINES = 200_000;

export interface PieceKeeper {
  push: (chunk: AddedChunk) => void;
  /** The added lines at their own line numbers, the others blank; null when too much was added. */
  of: (file: ChangedFile) => Uint8Array | null;
}

/** Keeps the added text of files that have no object to read again: those of a diff on standard input. */
export function createPieceKeeper(): PieceKeeper {
  const kept = new Map<string, { chunks: AddedChunk[]; size: number }>();
  return {
    push(chunk) {
      const key = fileKey(chunk.file);
      const entry = kept.get(key) ?? { chunks: [], size: 0 };
      entry.size += chunk.bytes.length;
      if (entry.size <= MOST) entry.chunks.push({ ...chunk, bytes: chunk.bytes.slice() });
      kept.set(key, entry);
    },
    of(file) {
      const entry = kept.get(fileKey(file));
      if (entry === undefined || entry.size > MOST) return null;
      return assemble(entry.chunks);
    },
  };
}

function assemble(chunks: readonly AddedChunk[]): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let line = 1;
  for (const { startLine, startByte, bytes } of chunks) {
    if (startByte > 0) return null;
    if (startLine > line + MOST_LINES) return null;
    if (startLine > line) parts.push(new Uint8Array(startLine - line).fill(10));
    parts.push(bytes);
    line = Math.max(line, startLine) + bytes.reduce((n, byte) => n + (byte === 10 ? 1 : 0), 0);
  }
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
