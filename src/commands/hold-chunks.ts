import type { AddedChunk, OnChunk } from '../diff/added-chunk.ts';

/**
 * Keeps the chunks of a change until it is known what to do with them, so that git's diff and the
 * reading of the settings run side by side. Chunks are never written to again, so keeping costs nothing.
 */
export function holdChunks(): { push: OnChunk; release: (onChunk: OnChunk) => void } {
  const held: AddedChunk[] = [];
  let to: OnChunk | undefined;
  return {
    push: (chunk) => (to === undefined ? held.push(chunk) : to(chunk)),
    release(onChunk) {
      for (const chunk of held.splice(0)) onChunk(chunk);
      to = onChunk;
    },
  };
}
