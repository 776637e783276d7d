import { readRange } from '../../git/read-range.ts';
import { scanChange } from '../scan-change.ts';
import type { FindingsOf } from './pr.ts';

/** Findings on the net change of a range, by the rules that a commit is scanned with. */
export const scanRange: FindingsOf = async (io, range) => {
  const source = {
    name: range,
    read: (onChunk: Parameters<typeof readRange>[2]) => readRange(io, range, onChunk),
  };
  const { findings } = await scanChange(io, source, { failOn: 'none' });
  return findings;
};
