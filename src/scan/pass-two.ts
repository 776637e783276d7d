import { SEVERITIES } from '../rules/rule.ts';
import type { AddedLines } from './added-lines.ts';
import type { Candidate } from './candidate.ts';
import type { CodeMatch } from './code/analyze.ts';
import { conditionsHold, needsSource } from './conditions.ts';
import { decideCode } from './decide-code.ts';
import { foldOverlaps } from './fold.ts';
import { keep, type PassTwoOptions } from './pass-two-options.ts';
import type { SourceText } from './source-text.ts';
import { hasCodeKeyword, type Suspect } from './suspect.ts';

/** Larger files are not read again: their code rules stay unasked (which is said), their patterns are judged by line. */
export const MOST_SOURCE_BYTES = 2 * 1024 * 1024;

export interface Decided {
  candidates: Candidate[];
  /** Each with the added line it is reported on. */
  matches: { match: CodeMatch; line: number }[];
}

/**
 * Decides on one suspect file.
 * @param source the new content; undefined when it can't be had: conditions then count as met, since
 *   a hit that can't be excused stays a hit
 */
export async function decide(
  suspect: Suspect,
  source: SourceText | undefined,
  options: PassTwoOptions,
  added: AddedLines,
): Promise<Decided> {
  const { path } = suspect.file;
  const guard = options.own?.guard ?? ((_path, run) => run());
  const on = await keep(
    suspect.candidates.map(({ rule }) => rule),
    path,
    options,
  );
  const held = guard(path, () =>
    suspect.candidates.filter(
      (candidate) =>
        on.has(candidate.rule) &&
        (source === undefined || !needsSource(candidate) || conditionsHold(candidate, source)),
    ),
  );
  const candidates = foldOverlaps(held);
  if (source === undefined || !hasCodeKeyword(suspect)) return { candidates, matches: [] };
  const matches = (await decideCode(suspect, source, options, added)).flatMap((match) => {
    const line = blamedLine(match, added);
    return line === undefined ? [] : [{ match, line }];
  });
  return { candidates, matches: foldMatches(matches) };
}

/** A flaw is reported on its first line when that was added, else on the first of its added lines. */
function blamedLine(match: CodeMatch, added: AddedLines): number | undefined {
  if (added.has(match.startLine)) return match.startLine;
  return match.blame.find((line) => added.has(line));
}

/** One finding per line and category: the worst. */
function foldMatches(matches: Decided['matches']): Decided['matches'] {
  const worst = new Map<string, Decided['matches'][number]>();
  for (const one of matches) {
    const key = `${one.line}:${one.match.rule.category}`;
    const known = worst.get(key);
    if (known === undefined || rank(one.match) < rank(known.match)) worst.set(key, one);
  }
  return [...worst.values()];
}

function rank({ rule, severity }: CodeMatch): number {
  return SEVERITIES.indexOf(severity ?? rule.severity);
}
