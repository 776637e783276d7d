/** An agent's environment variable: any value counts unless `value` names the only one that does. */
export interface AgentVariable {
  name: string;
  value?: string;
}

/** What is known of one coding agent; a row of src/attribution/agents.ts. */
export interface Agent {
  /** Display name, written into trailers. */
  name: string;
  /** Lower-case names it goes by in `AI_AGENT`, `AGENT`, `Assisted-by:` and markers, the display name included. */
  aliases: readonly string[];
  /** Set by the agent in the shell it runs commands in, never in a human's terminal. */
  variables: readonly AgentVariable[];
  /** Lower-case addresses of its co-author lines. */
  emails: readonly string[];
  /** Accounts on GitHub, lower-case without `[bot]`. */
  logins: readonly string[];
  /** Account numbers of `<number>+login@users.noreply.github.com`: logins get renamed, numbers don't. */
  accountIds: readonly number[];
  /** Whole lines of a message (anchored) that the agent writes by itself; an emoji may be UTF-8 read as Latin-1. */
  footers: readonly RegExp[];
  /** Where the row's facts were read. */
  source: string;
  /** Month in which they were last seen to hold. */
  seen: string;
}

/** How much a piece of evidence proves: only `strong` tags by itself. */
export type Strength = 'strong' | 'medium' | 'hint';

/** Where evidence was found, in the order in which it names the agent. */
export const SIGNALS = [
  'explicit',
  'journal',
  'environment',
  'trailer',
  'co-author',
  'footer',
  'author',
  'committer',
  'note',
  'marker',
  'ancestry',
  'branch',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** One reason to hold a commit for AI-written. */
export interface Evidence {
  signal: Signal;
  strength: Strength;
  /** Canonical display name, or a safe name that is not in the table. */
  agent: string;
  /** What was seen and where, safe to print: a variable's name, a line of the message. */
  detail: string;
}
