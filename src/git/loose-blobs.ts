import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commonDir, guessGitDir } from './find-repository.ts';
import type { GitContext } from './git-context.ts';

/** Larger objects are git's to read. */
const MOST_BYTES = 4 * 1024 * 1024;

/** The content of a blob by its whole object id, in hexadecimal; undefined whenever its file proves nothing. */
export type ReadLooseBlob = (oid: string) => Promise<Uint8Array | undefined>;

/**
 * Reads blobs that stand in files of their own, as what was just staged does: it takes a fifth of the time
 * that starting git takes. Packed, elsewhere, no blob or too large are git's. Format: git's
 * Documentation/gitformat-loose.txt.
 */
export function looseBlobs(context: GitContext): ReadLooseBlob {
  let objects: string | undefined;
  return async (oid) => {
    const { inflateSync } = await import('node:zlib');
    try {
      objects ??= objectsDir(context);
      const file = join(objects, oid.slice(0, 2), oid.slice(2));
      return contentOf(inflateSync(readFileSync(file), { maxOutputLength: MOST_BYTES }));
    } catch {
      return undefined;
    }
  };
}

function objectsDir(context: GitContext): string {
  const given = context.env.GIT_OBJECT_DIRECTORY;
  return given ? resolve(context.cwd, given) : join(commonDir(guessGitDir(context)), 'objects');
}

/** What follows `blob <length>` and a NUL, when it is as long as it says. */
function contentOf(object: Buffer): Uint8Array | undefined {
  const end = object.indexOf(0);
  const length = /^blob (\d{1,10})$/.exec(object.toString('latin1', 0, Math.min(end, 20)))?.[1];
  const content = object.subarray(end + 1);
  return length !== undefined && content.length === Number(length) ? content : undefined;
}
