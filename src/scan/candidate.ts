import type { ChangedFile } from '../diff/added-chunk.ts';
import type { Confidence, PatternRule, Severity } from '../rules/rule.ts';

/** A pattern rule's match on an added line, before the conditions that need the whole file. */
export interface Candidate {
  rule: PatternRule;
  file: ChangedFile;
  severity: Severity;
  confidence: Confidence;
  /** 1-based line in the new file. */
  line: number;
  /** The line, or the window of it that was scanned, one character per byte (Latin-1). */
  text: string;
  /** Where `text` begins within its line, in bytes. */
  textStart: number;
  /** The match and, within it, the secret: offsets into `text`. */
  start: number;
  end: number;
  secretStart: number;
  secretEnd: number;
}

/** The captured secret, or the whole match where the rule has no such group. */
export function secretOf(candidate: Candidate): string {
  return candidate.text.slice(candidate.secretStart, candidate.secretEnd);
}
