import type { Evidence } from './agent.ts';
import { AGENTS } from './agents.ts';

const NOREPLY = /^(?:(\d+)\+)?([^@+]+)@users\.noreply\.github\.com$/i;

/**
 * The agent behind an e-mail address. Display names are never looked at: models change them, and people
 * are called Claude too. For GitHub's noreply addresses the account's number or its login counts.
 * @returns the display name of the agent, or null for anybody else
 */
export function agentOfEmail(email: string): string | null {
  const address = email.trim().toLowerCase();
  const noreply = NOREPLY.exec(address);
  const found =
    noreply === null
      ? AGENTS.find((agent) => agent.emails.includes(address))
      : agentOfAccount(noreply[1], noreply[2] ?? '');
  return found?.name ?? null;
}

function agentOfAccount(id: string | undefined, login: string) {
  if (id !== undefined) {
    const byId = AGENTS.find((agent) => agent.accountIds.includes(Number(id)));
    if (byId !== undefined) return byId;
  }
  const isBot = login.endsWith('[bot]');
  const bare = login.replace(/\[bot\]$/, '');
  return AGENTS.find(
    ({ logins }) => logins.includes(bare) && (isBot || !PERSONAL_LOGINS.has(bare)),
  );
}

/** Logins that belong to a person unless `[bot]` follows. */
const PERSONAL_LOGINS: ReadonlySet<string> = new Set(['claude', 'cursor']);

/** Aider marks the names it commits under, author and committer, with a suffix. */
const AIDER_NAME = / \(aider\)$/;

/** A person or bot as git writes it. */
export interface Identity {
  name: string;
  email: string;
}

/** Evidence in who authored or committed; null for everybody who is not an agent. */
export function identityEvidence(
  identity: Identity,
  signal: 'author' | 'committer',
): Evidence | null {
  const agent = AIDER_NAME.test(identity.name) ? 'Aider' : agentOfEmail(identity.email);
  return agent === null
    ? null
    : { signal, strength: 'strong', agent, detail: `${signal} is an account of the agent` };
}
