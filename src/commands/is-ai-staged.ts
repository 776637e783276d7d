import { isAiCommit } from '../attribution/is-ai-commit.ts';
import { guessGitDir } from '../git/find-repository.ts';
import { hasJournal } from '../git/journal-marker.ts';
import { mentionsSettings } from '../git/settings-mention.ts';
import type { Io } from './command.ts';

/**
 * Whether what is staged is to be held for AI-written, for `policy.ai.failOn`: by the environment, by
 * `hunkguard.agent`, or by recorded edits that stand in it. Starts no process when there is neither a
 * journal nor a setting. A journal that cannot be read says nothing.
 */
export async function isAiStaged(io: Io): Promise<boolean> {
  if (isAiCommit({ env: io.env, journalAgents: [] })) return true;
  const gitDir = guessGitDir(io);
  if (mentionsSettings(io, gitDir)) {
    const { readSettings } = await import('../git/settings.ts');
    const { agent } = readSettings(io);
    if (isAiCommit({ env: {}, setting: agent, journalAgents: [] })) return true;
  }
  if (!hasJournal(gitDir)) return false;
  const { readJournalShare } = await import('../git/journal-share.ts');
  const share = await readJournalShare(io, gitDir).catch(() => null);
  return isAiCommit({ env: {}, journalAgents: share?.agents ?? [] });
}
