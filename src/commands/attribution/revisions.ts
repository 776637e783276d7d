import { commitOf, resolveRange } from '../../git/read-range.ts';
import type { Io } from '../command.ts';

const DEFAULT_COUNT = 100;

/**
 * What `git log` is to walk for a range in a user's words; ids only, so that no word of theirs can be
 * taken for an option.
 * @throws ToolError when it names no commit
 */
export async function revisionsOf(io: Io, range: string | undefined): Promise<string[]> {
  if (range === undefined) return [`--max-count=${DEFAULT_COUNT}`, await commitOf(io, 'HEAD')];
  if (!range.includes('..')) return [await commitOf(io, range)];
  const { from, to } = await resolveRange(io, range);
  return [`${from}..${to}`];
}
