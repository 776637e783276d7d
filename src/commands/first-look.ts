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
import { readSquashMessage, readState } from '../git/message-file.ts';
import { mentionsSettings } from '../git/settings-mention.ts';

/** What a hook knows without starting a process. */
export interface FirstLook {
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
  /** Nothing at all can: the hook is done. */
  isDone: boolean;
}

/** Looks at variables and files only. */
export function firstLook(
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
  const hasSettings = mentionsSettings(context, gitDir);
  const isSilent = !ambient && !journal && !isDeclared && !isAgent(author);
  return {
    message: facts,
    replay,
    author,
    committer,
    ambient,
    journal,
    hasSettings,
    isSilent,
    isDone: isSilent && !hasSettings,
  };
}

function messageFacts(gitDir: string, state: ReadonlySet<string>, content: string): MessageFacts {
  const squashed = state.has('SQUASH_MSG') || state.has('rebase-merge');
  const facts = readMessage(content);
  return squashed ? liftSquashed(facts, readSquashMessage(gitDir)) : facts;
}

function identityOf(name: string | undefined, email: string | undefined): Identity | null {
  return name === undefined && email === undefined
    ? null
    : { name: name ?? '', email: email ?? '' };
}

function isAgent(identity: Identity | null): boolean {
  return identity !== null && identityEvidence(identity, 'author') !== null;
}
