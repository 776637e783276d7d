import type { Blobs } from '../../git/open-blobs.ts';

const MOST_BYTES = 5_000_000;

/** The text of one line of one file at a commit; undefined when there is no such line. */
export type LineReader = (path: string, line: number) => Promise<string | undefined>;

/** Reads each file once. */
export function createLineReader(blobs: Blobs, commit: string): LineReader {
  const files = new Map<string, Promise<string[] | undefined>>();
  const load = async (path: string) => {
    const bytes = await blobs.read(`${commit}:${path}`);
    if (bytes === null || bytes.length > MOST_BYTES) return undefined;
    return new TextDecoder().decode(bytes).split('\n');
  };
  return async (path, line) => {
    const lines = files.get(path) ?? load(path);
    files.set(path, lines);
    return (await lines)?.[line - 1]?.replace(/\r$/, '');
  };
}
