import { agentOfCredit } from './agent-name.ts';
import type { Identity } from './identity.ts';
import { identityEvidence } from './identity.ts';

/** A review that a commit message claims. */
export interface Review {
  key: 'Reviewed-by' | 'Security-Reviewed-by';
  reviewer: Identity;
  /** Whether it counts: by a person who is not the author. */
  counts: boolean;
  /** Why it does not count, or null. */
  reason: string | null;
}

const REVIEW = /^(Reviewed-by|Security-Reviewed-by):[ \t]*(.*?)[ \t]*<([^<>]+)>\s*$/i;

/** The review trailers of a message, each judged: agents and the author's own review don't count. */
export function reviewsIn(content: string, author: Identity): Review[] {
  return content.split('\n').flatMap((line) => {
    const match = REVIEW.exec(line);
    if (match === null) return [];
    const [, key = '', name = '', email = ''] = match;
    const reviewer = { name, email };
    const reason = rejection(reviewer, author);
    const canonical = /^security/i.test(key) ? 'Security-Reviewed-by' : 'Reviewed-by';
    return [{ key: canonical, reviewer, counts: reason === null, reason } as const];
  });
}

function rejection(reviewer: Identity, author: Identity): string | null {
  if (!reviewer.email.includes('@')) return 'has no e-mail address';
  if (identityEvidence(reviewer, 'author') !== null) return 'is an agent';
  if (/\[bot\](?:@|$)/i.test(reviewer.email) || /\[bot\]$/i.test(reviewer.name)) return 'is a bot';
  if (agentOfCredit(reviewer.name) !== null) return 'has the name of an agent';
  return isSamePerson(reviewer, author) ? 'is the author' : null;
}

/** Same address, or the same account behind GitHub's noreply addresses, or the same full name. */
export function isSamePerson(a: Identity, b: Identity): boolean {
  if (account(a.email) === account(b.email)) return true;
  const name = a.name.trim().toLowerCase();
  return name.includes(' ') && name === b.name.trim().toLowerCase();
}

function account(email: string): string {
  return email
    .trim()
    .toLowerCase()
    .replace(/^\d+\+(?=[^@]+@users\.noreply\.github\.com$)/, '');
}
