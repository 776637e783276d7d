import type { Evidence } from '../attribution/agent.ts';
import type { CommitFacts } from '../attribution/decide.ts';
import type { JournalShare } from '../git/journal-share.ts';
import type { TimedContext } from '../git/run-git-sync.ts';
import { NO_SETTINGS, readSettings } from '../git/settings.ts';
import { stagedDiffersFromHead } from '../git/staged-tree.ts';
import type { FirstLook } from './first-look.ts';

/** What the journal may take of the hook's second. */
const SHARE_MS = 700;

/** Facts of a commit in the making, and what the journal says of its lines. */
export interface GatheredFacts extends CommitFacts {
  share: JournalShare | null;
}

/**
 * Asks git for what the first look left open.
 * @returns null when there is no evidence of any kind
 */
export async function gatherFacts(
  context: TimedContext,
  gitDir: string,
  look: FirstLook,
): Promise<GatheredFacts | null> {
  const settings = look.hasSettings ? readSettings(context) : NO_SETTINGS;
  if (look.isSilent && settings.agent === undefined && !settings.ancestry) return null;
  const changesTree = look.ambient && stagedDiffersFromHead(context);
  const share = look.journal ? await readShare(context, gitDir) : null;
  const { message, replay, author, committer } = look;
  return {
    env: context.env,
    setting: settings.agent,
    message,
    replay,
    changesTree,
    journalAgents: share?.agents ?? [],
    author,
    committer,
    other: settings.ancestry && !replay ? await readAncestry() : [],
    share,
  };
}

async function readAncestry(): Promise<Evidence[]> {
  return (await import('./process-ancestry.ts')).ancestryEvidence();
}

/** The journal must not cost the other evidence: what it cannot say in time it does not say. */
async function readShare(context: TimedContext, gitDir: string): Promise<JournalShare | null> {
  const { readJournalShare } = await import('../git/journal-share.ts');
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), SHARE_MS).unref();
  });
  return Promise.race([readJournalShare(context, gitDir).catch(() => null), late]);
}
