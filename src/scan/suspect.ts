import type { ChangedFile } from '../diff/added-chunk.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Candidate } from './candidate.ts';
import { needsSource } from './conditions.ts';

/** A file that pass 1 found guilty enough to read. */
export interface Suspect {
  file: ChangedFile;
  candidates: Candidate[];
  /** Code rules with a keyword on an added line, by the rules they belong to. */
  woken: Map<RuleSet, Set<number>>;
}

/** Whether a code rule's keyword stands on an added line. */
export function hasCodeKeyword({ woken }: Suspect): boolean {
  return woken.size > 0;
}

/** Whether deciding needs the whole file. */
export function wantsSource(suspect: Suspect): boolean {
  return hasCodeKeyword(suspect) || suspect.candidates.some(needsSource);
}
