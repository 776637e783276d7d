import { ToolError } from '../errors.ts';
import type { ChangedFile, ChangeTotals, OnChunk } from './added-chunk.ts';
import { ChunkWriter } from './chunk-writer.ts';
import { type PatchHeader, pathOf } from './patch-header.ts';
import { PatchParser } from './patch-parser.ts';

const GITLINK = '160000';

/** A diff from outside, taken piece by piece. */
export interface PatchReader {
  write(bytes: Uint8Array): void;
  /** Ends the input. Throws a ToolError when it stopped half-way, or is text that holds no diff. */
  end(): ChangeTotals;
}

/**
 * Reads a unified diff as `git diff`, `git show`, `git format-patch`, `diff -u`, Mercurial and
 * Subversion print it, with any context, also a combined diff: then the lines added against every
 * parent. Text around the diff is passed over. What is malformed is a ToolError, never fewer lines.
 */
export function parsePatch(onChunk: OnChunk): PatchReader {
  const writer = new ChunkWriter(onChunk);
  let sections = 0;
  let isBlank = true;
  const parser = new PatchParser(writer, {
    section(header) {
      sections++;
      if (!header.hasHunks || header.newMode === GITLINK) return null;
      writer.totals.files++;
      return fileOf(header);
    },
    text(line) {
      isBlank &&= line.trim() === '';
      return false;
    },
  });
  return {
    write: (bytes) => void parser.write(bytes),
    end() {
      parser.end();
      if (sections === 0 && !isBlank) throw noDiff();
      return writer.totals;
    },
  };
}

function fileOf(header: PatchHeader): ChangedFile {
  const isFull = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(header.newOid);
  return {
    path: pathOf(header),
    oid: isFull ? header.newOid : null,
    mode: header.newMode,
    isNew: header.isNew,
  };
}

function noDiff(): ToolError {
  return new ToolError(
    'the input holds no unified diff',
    'Pipe the output of `git diff` or `diff -u` into it; context diffs and plain `diff` output are not read.',
  );
}
