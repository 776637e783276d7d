import type { Evidence } from './agent.ts';
import { UNNAMED_AGENT } from './agents.ts';
import type { Environment, Explicit } from './environment.ts';
import { environmentEvidence, explicitDeclaration } from './environment.ts';
import type { Identity } from './identity.ts';
import { identityEvidence } from './identity.ts';
import type { MessageFacts } from './message-evidence.ts';

/** All that is known when a commit is made. */
export interface CommitFacts {
  env: Environment;
  /** `git config hunkguard.agent`: a name, or `none`. */
  setting: string | undefined;
  message: MessageFacts;
  /** See src/attribution/replay.ts. */
  replay: boolean;
  /** Whether the staged tree differs from HEAD's; without that an agent changed the message at most. */
  changesTree: boolean;
  /** Agents whose recorded edits stand in the staged change, most lines first. */
  journalAgents: readonly string[];
  author: Identity | null;
  committer: Identity | null;
  /** Evidence found elsewhere, weaker than the rest: markers, ancestry, branch. */
  other?: readonly Evidence[];
}

/** What to make of a commit, with every reason. */
export interface Decision {
  /** Why nothing is written although there may be evidence, or null. */
  optOut: string | null;
  /** All evidence, in the order of SIGNALS; the first names the agent. */
  evidence: readonly Evidence[];
  /** Agents to name in trailers, one line each; empty after an opt-out. */
  agents: readonly string[];
}

/** Weighs the facts of a commit that is about to be made. */
export function decideAttribution(facts: CommitFacts): Decision {
  const explicit = declaration(facts);
  const evidence = [
    ...(explicit?.kind === 'agent' ? [explicit.evidence] : []),
    ...presentEvidence(facts),
    ...facts.message.evidence,
    ...identities(facts),
    ...(facts.other ?? []),
  ];
  const optOut =
    explicit?.kind === 'opt-out'
      ? explicit.detail
      : facts.message.declaresNone
        ? 'AI-GENERATED: none'
        : null;
  return { optOut, evidence, agents: optOut === null ? namedAgents(evidence) : [] };
}

/** The variable counts for this very command; the standing setting not for what git only makes again. */
function declaration({ env, setting, replay }: CommitFacts): Explicit | null {
  const byVariable = explicitDeclaration(env.HUNKGUARD_AGENT, 'HUNKGUARD_AGENT');
  if (byVariable !== null) return byVariable;
  const bySetting = explicitDeclaration(setting, 'hunkguard.agent');
  return bySetting?.kind === 'agent' && replay ? null : bySetting;
}

/** Evidence that only speaks for content that is new in this commit. */
function presentEvidence(facts: CommitFacts): Evidence[] {
  if (facts.replay) return [];
  const journal = facts.journalAgents.map(
    (agent): Evidence => ({
      signal: 'journal',
      strength: 'strong',
      agent,
      detail: 'recorded edits stand in the staged change',
    }),
  );
  const environment = facts.changesTree ? environmentEvidence(facts.env) : null;
  return environment === null ? journal : [...journal, environment];
}

/** The author of a replayed commit is its first one; its committer is whoever runs the replay. */
function identities({ author, committer, replay, changesTree }: CommitFacts): Evidence[] {
  const found = [
    author === null ? null : identityEvidence(author, 'author'),
    committer === null || replay || !changesTree ? null : identityEvidence(committer, 'committer'),
  ];
  return found.filter((evidence) => evidence !== null);
}

/**
 * The agents that strong evidence names. Of explicit, journal and environment only the first that speaks
 * is heard: the environment says who ran `git commit`, the journal who wrote.
 */
export function namedAgents(evidence: readonly Evidence[]): string[] {
  const strong = evidence.filter(({ strength }) => strength === 'strong');
  const who = (['explicit', 'journal', 'environment'] as const).find((signal) =>
    strong.some((item) => item.signal === signal),
  );
  const heard = strong.filter(
    ({ signal }) => !['explicit', 'journal', 'environment'].includes(signal) || signal === who,
  );
  const names = [...new Set(heard.map(({ agent }) => agent))];
  const named = names.filter((name) => name !== UNNAMED_AGENT);
  return named.length > 0 ? named : names;
}
