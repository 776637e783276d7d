import { ToolError } from '../errors.ts';
import type { BatchHeader } from '../git/batch-parser.ts';

const MOST_BYTES = 1024 * 1024;

/** Refuses to read what is too large to be settings of any kind. */
export function refuseSize(name: string, size: number): void {
  if (size > MOST_BYTES) {
    throw new ToolError(
      `${name}: ${Math.ceil(size / 1024)} KiB is more than the ${MOST_BYTES / 1024} KiB a settings file may have`,
      'Split own rules off into files of their own (rulesFiles); prune accepted findings (hunkguard ignore --prune).',
    );
  }
}

/** A file of a tree; `id` is the same for the same content. */
export interface TreeFile {
  bytes: Uint8Array;
  id: string;
}

/** Files by repository-relative path, wherever they are kept. */
export interface ConfigTree {
  /** How errors call it, such as `HEAD`; empty for the work tree. */
  name: string;
  /** The file, or null when there is none. Throws a ToolError for what is not a plain file. */
  read: (path: string) => Promise<TreeFile | null>;
}

/** What a tree of objects is read with (src/git/open-blobs.ts). */
export interface ObjectReader {
  stream: (name: string, onBytes: (bytes: Uint8Array) => void) => Promise<BatchHeader | null>;
}

/** How errors and reports name a file of a tree. */
export function nameIn(tree: ConfigTree, path: string): string {
  return tree.name === '' ? path : `${path} (${tree.name})`;
}

/**
 * A tree in git's object store, read by object id: no symbolic link is followed, nothing that stands in
 * the work tree counts.
 * @param prefix what stands before the path: `HEAD:`, `<commit>:`, or `:` for the index
 */
export function objectTree(objects: ObjectReader, prefix: string, name: string): ConfigTree {
  const known = new Map<string, Promise<TreeFile | null>>();
  const read = async (path: string): Promise<TreeFile | null> => {
    const pieces: Uint8Array[] = [];
    let size = 0;
    const header = await objects.stream(`${prefix}${path}`, (bytes) => {
      size += bytes.length;
      if (size <= MOST_BYTES) pieces.push(bytes);
    });
    if (header === null) return null;
    refuseSize(`${path} (${name})`, header.size);
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return { bytes, id: header.oid };
  };
  return {
    name,
    read(path) {
      const before = known.get(path) ?? read(path);
      known.set(path, before);
      return before;
    },
  };
}
