import type { AddedChunk } from '../diff/added-chunk.ts';

/** The path that findings in a commit message are reported at: git's own name of the file. */
export const MESSAGE_PATH = 'COMMIT_EDITMSG';

/** Git's scissors line (`git commit --verbose`): it and all below it, the diff among it, is cut off. */
const SCISSORS = '------------------------ >8 ------------------------';

/**
 * What of a commit message file becomes history, as added lines at their own line numbers: comment lines
 * are blanked, the scissors line and all below it left out.
 * @param text the message file as an editor leaves it
 * @param commentPrefix git's core.commentChar or core.commentString; `auto` is not resolved here
 * @returns null when nothing is left
 */
export function commitMessageChunk(text: string, commentPrefix = '#'): AddedChunk | null {
  const lines = text.split('\n');
  const cut = lines.findIndex((line) => line.startsWith(`${commentPrefix} ${SCISSORS}`));
  const kept = (cut < 0 ? lines : lines.slice(0, cut)).map((line) =>
    line.startsWith(commentPrefix) ? '' : line,
  );
  if (kept.every((line) => line.trim() === '')) return null;
  return {
    file: { path: MESSAGE_PATH, oid: null, mode: '100644', isNew: true },
    startLine: 1,
    startByte: 0,
    bytes: new TextEncoder().encode(kept.join('\n')),
  };
}
