import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Stands in the git directory as long as the work tree has a journal of agent edits. */
export const JOURNAL_MARKER = 'hunkguard-journal';

/** Whether this work tree has a journal; costs no process. */
export function hasJournal(gitDir: string): boolean {
  return existsSync(join(gitDir, JOURNAL_MARKER));
}
