import type { Evidence } from './agent.ts';
import { SIGNALS } from './agent.ts';
import { UNNAMED_AGENT } from './agents.ts';
import { gitAiEvidence } from './git-ai-note.ts';
import type { Identity } from './identity.ts';
import { identityEvidence } from './identity.ts';
import { markerAgent } from './markers.ts';
import { readMessage } from './message-evidence.ts';

/** What a commit of the history shows of itself. */
export interface CommitRecord {
  author: Identity;
  committer: Identity;
  message: string;
  /** Notes on it, as src/git/notes.ts reads them. */
  notes?: readonly { ref: string; text: string }[];
  /** Lines it adds that may be markers. */
  markerLines?: readonly { path: string; text: string }[];
}

/** How sure an attribution is: the strongest evidence decides. */
export type AttributionConfidence = 'high' | 'medium' | 'low' | 'none';

/** Who wrote a commit, as far as it can be known. */
export interface Attribution {
  /** Most telling first; empty for a commit without evidence, and for one declared a person's. */
  agents: string[];
  confidence: AttributionConfidence;
  /** `AI-GENERATED: none` stands in the message. */
  declaredHuman: boolean;
  evidence: Evidence[];
  aiLines: { ai: number; added: number } | null;
}

/** Reads all evidence that a commit in the history carries. Absence of evidence proves nothing. */
export function attributeCommit(commit: CommitRecord): Attribution {
  const message = readMessage(commit.message);
  const evidence = [
    ...message.evidence,
    ...identityEvidences(commit),
    ...(commit.notes ?? []).flatMap(noteEvidence),
    ...markerEvidence(commit.markerLines ?? []),
  ];
  const sorted = distinct(evidence).sort((a, b) => rank(a) - rank(b));
  return {
    agents: message.declaresNone ? [] : agentsOf(sorted),
    confidence: message.declaresNone ? 'none' : confidenceOf(sorted),
    declaredHuman: message.declaresNone,
    evidence: sorted,
    aiLines: message.aiLines,
  };
}

/** A commit that an agent only committed (a rebase it ran) may still be a person's. */
function identityEvidences({ author, committer }: CommitRecord): Evidence[] {
  const byAuthor = identityEvidence(author, 'author');
  if (byAuthor !== null) return [byAuthor];
  const byCommitter = identityEvidence(committer, 'committer');
  return byCommitter === null ? [] : [{ ...byCommitter, strength: 'medium' }];
}

function noteEvidence({ ref, text }: { ref: string; text: string }): Evidence[] {
  if (ref === 'refs/notes/ai') return gitAiEvidence(text);
  return [{ signal: 'note', strength: 'medium', agent: 'Qwen Code', detail: `note in ${ref}` }];
}

function markerEvidence(lines: readonly { path: string; text: string }[]): Evidence[] {
  return lines.flatMap(({ path, text }) => {
    const agent = markerAgent(text, path);
    if (agent === null) return [];
    return [{ signal: 'marker', strength: 'medium', agent, detail: 'marker on an added line' }];
  });
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Map(
    evidence.map((item) => [`${item.signal} ${item.agent} ${item.detail}`, item]),
  );
  return [...seen.values()];
}

const STRENGTHS = ['strong', 'medium', 'hint'];

function rank({ strength, signal }: Evidence): number {
  return STRENGTHS.indexOf(strength) * 100 + SIGNALS.indexOf(signal);
}

function agentsOf(evidence: readonly Evidence[]): string[] {
  const names = [
    ...new Set(evidence.filter(({ strength }) => strength !== 'hint').map(({ agent }) => agent)),
  ];
  const named = names.filter((name) => name !== UNNAMED_AGENT);
  return named.length > 0 ? named : names;
}

function confidenceOf(evidence: readonly Evidence[]): AttributionConfidence {
  const first = evidence[0]?.strength;
  if (first === undefined) return 'none';
  return first === 'strong' ? 'high' : first === 'medium' ? 'medium' : 'low';
}
