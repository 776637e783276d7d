/** A file that the change adds lines to, as git's raw records name it. */
export interface ChangedFile {
  /** Repository-relative, forward slashes; bytes that are not UTF-8 are shown as U+FFFD. */
  path: string;
  /** Object id of the new content, or null when there is no object (a diff on standard input). */
  oid: string | null;
  /** Git's octal mode, `100644`, `100755` or `120000`; empty when unknown. */
  mode: string;
  /** Whether the whole file is new: then every line of it is an added line. */
  isNew: boolean;
  /** The commit that adds the lines, where several commits are read (a push). */
  commit?: string;
}

/** Names a file within one scan: several commits of a push may each change the same path. */
export function fileKey({ commit, path }: ChangedFile): string {
  return commit === undefined ? path : `${commit}:${path}`;
}

/**
 * A run of consecutive added lines of one file, or a piece of one.
 *
 * `bytes` holds the lines without diff prefixes, split by LF only (git's own idea of a line; CR, NEL
 * and U+2028 stay content). A piece ends at a line's end unless one line is longer than a piece: then
 * the pieces of that line overlap, and `startByte` says where in the line the piece begins.
 */
export interface AddedChunk {
  file: ChangedFile;
  /** 1-based line number, in the new file, of the first byte. */
  startLine: number;
  /** 0-based byte offset of the first byte within its line; 0 but for pieces of an over-long line. */
  startByte: number;
  bytes: Uint8Array;
}

/** Receives the chunks of a change in order: all of one file, then all of the next. */
export type OnChunk = (chunk: AddedChunk) => void;

/** What was read, for the last line of a report and for "nothing staged". */
export interface ChangeTotals {
  files: number;
  addedLines: number;
  addedBytes: number;
}
