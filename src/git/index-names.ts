import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { guessGitDir } from './find-repository.ts';
import type { GitContext } from './git-context.ts';
import { topOf } from './without-work-tree.ts';

/** The extension that says that some entries are whole folders (sparse index): its name and length. */
const SPARSE = 'sdir\0\0\0\0';

/**
 * Whether the index may hold a path with these ASCII characters, in any folder: looks for them among the
 * index's bytes, which costs a hundredth of asking git. True whenever that proves nothing. Format: git's
 * Documentation/gitformat-index.txt; names stand as they are up to version 3.
 */
export function indexMayName(context: GitContext, part: string): boolean {
  const bytes = readIndex(context);
  if (bytes === null || bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'DIRC') return true;
  const version = bytes.readUInt32BE(4);
  if (version !== 2 && version !== 3) return true;
  return (
    bytes.includes(part, 12, 'latin1') || bytes.includes(SPARSE, 12, 'latin1') || isSplit(bytes)
  );
}

function readIndex(context: GitContext): Buffer | null {
  const given = context.env.GIT_INDEX_FILE;
  const path = given ? resolve(topOf(context), given) : join(guessGitDir(context), 'index');
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/**
 * Whether there may be a `link` extension, which says that other entries are in a shared file: four
 * letters, then a length that fits, at least that of an object id.
 */
function isSplit(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('link'); at >= 0; at = bytes.indexOf('link', at + 1)) {
    if (at + 8 > bytes.length) return false;
    const size = bytes.readUInt32BE(at + 4);
    if (size >= 20 && size <= bytes.length - at - 8) return true;
  }
  return false;
}
