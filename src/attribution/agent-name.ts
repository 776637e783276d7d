import type { Agent } from './agent.ts';
import { AGENTS, UNNAMED_AGENT } from './agents.ts';

const MAX_LENGTH = 64;
const BY_ALIAS = new Map(
  AGENTS.flatMap((agent) =>
    [agent.name.toLowerCase(), ...agent.aliases].map((alias) => [alias, agent] as const),
  ),
);

/**
 * A name from the outside made safe for a trailer: cut at the first control character (a newline in a
 * variable forged a `Signed-off-by`), then only `[A-Za-z0-9 ._+/-]`, at most 64 characters.
 * @returns null when nothing of it can be kept
 */
export function safeAgentName(raw: string): string | null {
  const line = raw.trim().split(/[\x00-\x1f\x7f-\x9f\u2028\u2029]/, 1)[0] ?? '';
  const kept = line
    .replace(/[^A-Za-z0-9 ._+/-]/g, '')
    .replace(/ +/g, ' ')
    .trim();
  const cut = kept.slice(0, MAX_LENGTH).trim();
  return /[A-Za-z0-9]/.test(cut) ? cut : null;
}

/** The row of an exact alias or display name, in any case. */
export function agentByAlias(name: string): Agent | undefined {
  return BY_ALIAS.get(name.trim().toLowerCase());
}

/** The canonical display name where the table has one, otherwise the safe form of what was given, otherwise null. */
export function canonicalName(raw: string): string | null {
  const safe = safeAgentName(raw);
  return safe === null ? null : (agentByAlias(safe)?.name ?? safe);
}

/** The agent of an `AI_AGENT` or `AGENT` value without its version: `claude-code_2.1.0_cli`, `goose@1.2.3`. */
export function withoutVersion(value: string): string {
  return value.replace(/(?:_\d|@).*$/s, '');
}

const MODEL_FAMILY =
  /^(?:claude[ -](?:opus|sonnet|haiku|instant|\d)|gpt-?\d|chatgpt|gemini[ -]\d|llm$|ai$)/i;

/**
 * The agent that an `Assisted-by:` or `Generated-by:` value names. Those keys were used for people and
 * generators long before assistants, so only a known agent or model family counts, and never a value
 * with an unknown e-mail address.
 */
export function agentOfCredit(value: string): string | null {
  if (value.includes('@') && !/^[^<]*<noreply@/i.test(value)) return null;
  const head = (value.split(/[([<:]/, 1)[0] ?? '').trim();
  const known =
    agentByAlias(withoutVersion(head)) ?? agentByAlias(head.replace(/[ -]?v?\d.*$/, ''));
  if (known !== undefined) return known.name;
  if (!MODEL_FAMILY.test(head)) return null;
  if (/^claude/i.test(head)) return 'Claude Code';
  if (/^gemini/i.test(head)) return 'Gemini CLI';
  if (/^(?:gpt|chatgpt)/i.test(head)) return 'ChatGPT';
  return UNNAMED_AGENT;
}
