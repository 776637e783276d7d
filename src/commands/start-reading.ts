import { holdChunks } from './hold-chunks.ts';
import type { ChangeSource } from './scan-change.ts';

/** Starts reading at once, so that git works while the scanner is being loaded. The source is for one read. */
export function startReading(source: ChangeSource): ChangeSource {
  const held = holdChunks();
  const reading = source.read(held.push);
  // Whoever reads is told.
  reading.catch(() => {});
  return {
    ...source,
    read(onChunk) {
      held.release(onChunk);
      return reading;
    },
  };
}
