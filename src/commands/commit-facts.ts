import type { CommitFacts } from '../attribution/decide.ts';
import { environmentEvidence } from '../attribution/environment.ts';
import type { Identity } from '../attribution/identity.ts';
import { identityEvidence } from '../attribution/identity.ts';
import type { MessageFacts } from '../attribution/message-evidence.ts';
import { readMessage } from '../attribution/message-evidence.ts';
import type { MessageText } from '../attribution/message-text.ts';
import { contentText } from '../attribution/message-text.ts';
import { isReplay } from '../attribution/replay.ts';
import { liftSquashed } from '../attribution/squash.ts';
import type { GitContext } from '../git/git-context.ts';
import { hasJournal } from '../git/journal-marker.ts';
import type { JournalShare } from '../git/journal-share.ts';
import { readSquashMessage, readState } from '../git/message-file.ts';
import { mentionsSettings, NO_SETTINGS, readSettings } from '../git/settings.ts';
import { stagedDiffersFromHead } from '../git/staged-tree.ts';

/** Facts of a commit in the making, and what the journal says of its lines. */
export interface GatheredFacts extends CommitFacts {
  share: JournalShare | null;
}

/**
 * Gathers what is known of a commit from inside one of its message hooks, cheapest first: a commit in
 * which nothing hints at an agent starts no process at all.
 * @returns null when there is no evidence of any kind
 */
export async function gatherFacts(
  context: GitContext,
  gitDir: string,
  source: string,
  message: MessageText,
): Promise<GatheredFacts | null> {
  const { env } = context;
  const state = readState(gitDir);
  const content = contentText(message);
  const facts = messageFacts(gitDir, state, content);
  const replay = isReplay({ source, state, reflogAction: env.GIT_REFLOG_ACTION ?? '', content });
  const author = identityOf(env.GIT_AUTHOR_NAME, env.GIT_AUTHOR_EMAIL);
  const committer = identityOf(env.GIT_COMMITTER_NAME, env.GIT_COMMITTER_EMAIL);
  const ambient =
    !replay && (environmentEvidence(env) !== null || isAgent(author) || isAgent(committer));
  const journal = !replay && hasJournal(gitDir);
  const declared = (env.HUNKGUARD_AGENT ?? '') !== '';
  const hasSettings = mentionsSettings(context, gitDir);
  const isSilent = !ambient && !journal && !declared && !hasSettings && !isAgent(author);
  if (isSilent && facts.evidence.length === 0) return null;

  const [settings, changesTree, share] = await Promise.all([
    hasSettings ? readSettings(context) : NO_SETTINGS,
    ambient ? stagedDiffersFromHead(context) : false,
    journal ? readShare(context, gitDir) : null,
  ]);
  const other =
    settings.ancestry && !replay
      ? await (await import('./process-ancestry.ts')).ancestryEvidence()
      : [];
  return {
    env,
    setting: settings.agent,
    message: facts,
    replay,
    changesTree,
    journalAgents: share?.agents ?? [],
    author,
    committer,
    other,
    share,
  };
}

function messageFacts(gitDir: string, state: ReadonlySet<string>, content: string): MessageFacts {
  const squashed = state.has('SQUASH_MSG') || state.has('rebase-merge');
  const facts = readMessage(content);
  return squashed ? liftSquashed(facts, readSquashMessage(gitDir)) : facts;
}

async function readShare(context: GitContext, gitDir: string): Promise<JournalShare | null> {
  return (await import('../git/journal-share.ts')).readJournalShare(context, gitDir);
}

function identityOf(name: string | undefined, email: string | undefined): Identity | null {
  return name === undefined && email === undefined
    ? null
    : { name: name ?? '', email: email ?? '' };
}

function isAgent(identity: Identity | null): boolean {
  return identity !== null && identityEvidence(identity, 'author') !== null;
}
