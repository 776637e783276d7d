import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commonDir, guessGitDir } from './find-repository.ts';
import type { GitContext } from './git-context.ts';

/** Larger objects are git's to read. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The content of a blob that stands in a file of its own, as what was just staged does: reading it takes
 * a fifth of the time that starting git takes. Undefined whenever that proves nothing: packed, elsewhere,
 * no blob, too large. Format: git's Documentation/gitformat-loose.txt.
 * @param oid the whole object id, in hexadecimal
 */
export async function readLooseBlob(
  context: GitContext,
  oid: string,
): Promise<Uint8Array | undefined> {
  const { inflateSync } = await import('node:zlib');
  try {
    const file = join(objectsDir(context), oid.slice(0, 2), oid.slice(2));
    return contentOf(inflateSync(readFileSync(file), { maxOutputLength: MOST_BYTES }));
  } catch {
    return undefined;
  }
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
