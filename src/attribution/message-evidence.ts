import type { Evidence, Strength } from './agent.ts';
import { agentOfCredit, canonicalName, safeAgentName } from './agent-name.ts';
import { AGENTS, UNNAMED_AGENT, UNNAMED_FOOTERS } from './agents.ts';
import { agentOfEmail } from './identity.ts';

/** What a commit message says about agents. */
export interface MessageFacts {
  /** `AI-GENERATED: none`: a person declares that no agent took part. */
  declaresNone: boolean;
  /** Every line that is evidence, in order. */
  evidence: Evidence[];
  /** Lower-case key → canonical agents under it in the last paragraph, so that none is written twice. */
  declared: ReadonlyMap<string, ReadonlySet<string>>;
  /** `AI-Lines: n/m`, when there. */
  aiLines: { ai: number; added: number } | null;
}

interface Line {
  key: string;
  value: string;
  /** Indented or a bullet: a message inside a squashed message. */
  nested: boolean;
}

const KEYED = /^(\s*(?:[*-]\s+)?)([A-Za-z][A-Za-z0-9-]*):[ \t]*(\S.*)$/;
const SQUASHED = /^(?:Squashed commit of the following:|# This is a combination of \d+ commits)/m;
const BRACKETED = /^\[AI-GENERATED\b[^\]]*\]$/i;

/**
 * Reads a message's content: trailers, and the same lines elsewhere in it, because a forge's squash puts
 * messages into bullets and a local one indents them. Prose is never searched for names.
 * @param content the message without comments
 * @param squashed whether it is known to hold other messages; otherwise its own text decides
 */
export function readMessage(content: string, squashed = isSquashed(content)): MessageFacts {
  const declared = new Map<string, Set<string>>();
  const facts = { declaresNone: false, aiLines: null as MessageFacts['aiLines'] };
  const evidence: Evidence[] = [];
  const lines = content.split('\n');
  const block = trailerBlockStart(lines);
  for (const [index, raw] of lines.entries()) {
    const text = raw.trimEnd();
    const line = parseLine(text);
    if (line?.nested && !squashed) continue;
    const found = line === null ? footerEvidence(text) : lineEvidence(line);
    if (found !== null) evidence.push(found);
    if (line === null) continue;
    if (line.key === 'ai-lines') facts.aiLines = parseShare(line.value) ?? facts.aiLines;
    if (line.key === 'ai-generated' && /^none$/i.test(line.value) && !line.nested) {
      facts.declaresNone = true;
    }
    if (found !== null && !line.nested && index >= block) addTo(declared, line.key, found.agent);
  }
  return { ...facts, evidence, declared };
}

/** Where the last paragraph begins; past the end when that is the subject's. */
function trailerBlockStart(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const gap = lines.slice(0, last + 1).findLastIndex((line) => line.trim() === '');
  return gap === -1 || lines.slice(0, gap).every((line) => line.trim() === '')
    ? lines.length
    : gap + 1;
}

/** Whether a message holds the messages of several commits: git's squash, a rebase's, or a forge's bullets. */
export function isSquashed(content: string): boolean {
  return SQUASHED.test(content) || /^\* \S/m.test(content);
}

function parseLine(text: string): Line | null {
  const match = KEYED.exec(text);
  if (match === null) return null;
  const [, indent = '', key = '', value = ''] = match;
  return { key: key.toLowerCase(), value, nested: indent !== '' };
}

function lineEvidence(line: Line): Evidence | null {
  const footer = footerEvidence(`${line.key}: ${line.value}`);
  if (footer !== null) return footer;
  if (line.key === 'ai-generated') return declaredEvidence(line.value);
  if (line.key === 'assisted-by' || line.key === 'generated-by') {
    return make('trailer', agentOfCredit(line.value), `${line.key} line`);
  }
  if (line.key !== 'co-authored-by') return null;
  const email = /<([^<>]*)>\s*$/.exec(line.value)?.[1];
  return email === undefined
    ? null
    : make('co-author', agentOfEmail(email), `co-author <${email}>`);
}

/** `tool`, `tool (model)`; `none` is no evidence. */
function declaredEvidence(value: string): Evidence | null {
  if (/^none$/i.test(value)) return null;
  const tool = value.replace(/\s*\([^()]*\)$/, '');
  return make('trailer', canonicalName(tool) ?? UNNAMED_AGENT, 'AI-GENERATED line');
}

function footerEvidence(text: string): Evidence | null {
  if (BRACKETED.test(text)) {
    return make('footer', UNNAMED_AGENT, 'bracketed AI-GENERATED line', 'medium');
  }
  const agent = AGENTS.find(({ footers }) => footers.some((footer) => footer.test(text)));
  if (agent !== undefined) return make('footer', agent.name, 'footer line');
  const unnamed = UNNAMED_FOOTERS.some(({ line }) => line.test(text));
  return unnamed ? make('footer', UNNAMED_AGENT, 'footer line') : null;
}

function make(
  signal: Evidence['signal'],
  agent: string | null,
  detail: string,
  strength: Strength = 'strong',
): Evidence | null {
  if (agent === null) return null;
  return { signal, strength, agent, detail: safeAgentName(detail) === null ? '' : detail };
}

function parseShare(value: string): { ai: number; added: number } | null {
  const match = /^(\d{1,9})\/(\d{1,9})$/.exec(value);
  return match === null ? null : { ai: Number(match[1]), added: Number(match[2]) };
}

function addTo(map: Map<string, Set<string>>, key: string, agent: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([agent]));
  else known.add(agent);
}
