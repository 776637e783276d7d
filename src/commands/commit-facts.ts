import type { Evidence } from '../attribution/agent.ts';
import type { CommitFacts } from '../attribution/decide.ts';
import { environmentEvidence } from '../attribution/environment.ts';
import type { Identity } from '../attribution/identity.ts';
import { identityEvidence } from '../attribution/identity.ts';
import type { MessageFacts } from '../attribution/message-evidence.ts';
import { readMessage } from '../attribution/message-evidence.ts';
import type { MessageText } from '../attribution/message-text.ts';
import { contentText } from '../attribution/message-text.ts';
import type { AttributionOptions } from '../attribution/options.ts';
import { isReplay } from '../attribution/replay.ts';
import { liftSquashed } from '../attribution/squash.ts';
import type { GitContext } from '../git/git-context.ts';
import { hasJournal } from '../git/journal-marker.ts';
import type { JournalShare } from '../git/journal-share.ts';
import { readSquashMessage, readState } from '../git/message-file.ts';
import { mentionsSettings, NO_SETTINGS, readSettings } from '../git/settings.ts';
import { stagedDiffersFromHead } from '../git/staged-tree.ts';

/** What the journal may take of the hook's second. */
const SHARE_MS = 700;

/** Facts of a commit in the making, and what the journal says of its lines. */
export interface GatheredFacts extends CommitFacts {
  share: JournalShare | null;
}

/** What a hook knows without starting a process. */
interface FirstLook {
  message: MessageFacts;
  replay: boolean;
  author: Identity | null;
  committer: Identity | null;
  /** The environment, the author or the committer speaks of an agent. */
  ambient: boolean;
  journal: boolean;
  hasSettings: boolean;
  /** Nothing but a setting can still name an agent. */
  isSilent: boolean;
}

/**
 * Gathers what is known of a commit from inside one of its message hooks, cheapest first: a commit in
 * which nothing hints at an agent starts no process at all.
 * @param loadOptions asked while the rest is gathered, and only when there is evidence
 * @returns null when there is no evidence of any kind
 */
export async function gatherFacts(
  context: GitContext,
  gitDir: string,
  source: string,
  message: MessageText,
  loadOptions: () => Promise<AttributionOptions>,
): Promise<{ facts: GatheredFacts; options: AttributionOptions } | null> {
  const look = lookAround(context, gitDir, source, message);
  if (look.isSilent && !look.hasSettings) return null;
  const settings = look.hasSettings ? await readSettings(context) : NO_SETTINGS;
  if (look.isSilent && settings.agent === undefined && !settings.ancestry) return null;

  const [options, changesTree, share, other] = await Promise.all([
    loadOptions(),
    look.ambient ? stagedDiffersFromHead(context) : false,
    look.journal ? readShare(context, gitDir) : null,
    settings.ancestry && !look.replay ? readAncestry() : [],
  ]);
  const { message: facts, replay, author, committer } = look;
  const journalAgents = share?.agents ?? [];
  const { env } = context;
  return {
    facts: {
      env,
      setting: settings.agent,
      message: facts,
      replay,
      changesTree,
      journalAgents,
      author,
      committer,
      other,
      share,
    },
    options,
  };
}

function lookAround(
  context: GitContext,
  gitDir: string,
  source: string,
  message: MessageText,
): FirstLook {
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
  const isDeclared = (env.HUNKGUARD_AGENT ?? '') !== '' || facts.evidence.length > 0;
  return {
    message: facts,
    replay,
    author,
    committer,
    ambient,
    journal,
    hasSettings: mentionsSettings(context, gitDir),
    isSilent: !ambient && !journal && !isDeclared && !isAgent(author),
  };
}

async function readAncestry(): Promise<Evidence[]> {
  return (await import('./process-ancestry.ts')).ancestryEvidence();
}

function messageFacts(gitDir: string, state: ReadonlySet<string>, content: string): MessageFacts {
  const squashed = state.has('SQUASH_MSG') || state.has('rebase-merge');
  const facts = readMessage(content);
  return squashed ? liftSquashed(facts, readSquashMessage(gitDir)) : facts;
}

/** The journal must not cost the other evidence: what it cannot say in time it does not say. */
async function readShare(context: GitContext, gitDir: string): Promise<JournalShare | null> {
  const { readJournalShare } = await import('../git/journal-share.ts');
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), SHARE_MS).unref();
  });
  return Promise.race([readJournalShare(context, gitDir).catch(() => null), late]);
}

function identityOf(name: string | undefined, email: string | undefined): Identity | null {
  return name === undefined && email === undefined
    ? null
    : { name: name ?? '', email: email ?? '' };
}

function isAgent(identity: Identity | null): boolean {
  return identity !== null && identityEvidence(identity, 'author') !== null;
}
