import type { Trailer } from '../attribution/splice-trailers.ts';
import type { JournalShare } from '../git/journal-share.ts';

/** `AI-Lines: n/m`, when recorded edits stand in the change. */
export function linesTrailer(share: JournalShare | null): Trailer[] {
  if (share === null || share.ai === 0) return [];
  return [{ key: 'AI-Lines', value: `${share.ai}/${share.added}` }];
}
