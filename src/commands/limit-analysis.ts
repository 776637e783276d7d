import { timeLimited } from '../config/time-limited.ts';
import type { Guard } from '../scan/pass-two-options.ts';

/** Hundreds of times what the largest file takes: only an analysis that doesn't end needs so long. */
const MOST_MS = 60_000;

/** Ends an analysis that would hang the commit for good: the run fails, and says on which file. */
export const limitAnalysis: Guard = (path, run) =>
  timeLimited(
    {
      ms: MOST_MS,
      what: () => `the analysis of ${path}`,
      next: 'Set HUNKGUARD=0 for this one commit, or limits.sourceBytes below the size of the file, and please report it.',
    },
    run,
  );
