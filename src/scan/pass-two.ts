import type { ChangedFile } from '../diff/added-chunk.ts';
import { runAutomaton } from '../rules/keyword-automaton.ts';
import { type CodeRule, type Rule, SEVERITIES } from '../rules/rule.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { AddedLines } from './added-lines.ts';
import type { Candidate } from './candidate.ts';
import type { CodeMatch } from './code/analyze.ts';
import { conditionsHold, needsSource } from './conditions.ts';
import { foldOverlaps } from './fold.ts';
import { languageOf } from './language.ts';
import type { SourceText } from './source-text.ts';

/** Larger files are not read again: their code rules stay unasked (which is said), their patterns are judged by line. */
export const MOST_SOURCE_BYTES = 2 * 1024 * 1024;

/** A file that pass 1 found guilty enough to read. */
export interface Suspect {
  file: ChangedFile;
  candidates: Candidate[];
  hasCodeKeyword: boolean;
}

export interface Decided {
  candidates: Candidate[];
  /** Each with the added line it is reported on. */
  matches: { match: CodeMatch; line: number }[];
}

/** Which of these rules are on for a path. */
export type KeepRules = (rules: readonly Rule[], path: string) => Promise<readonly Rule[]>;

export interface PassTwoOptions {
  rules: RuleSet;
  /** The user's own rules; what they wrote is run within `guard`. */
  own?: OwnRuleSet | undefined;
  keepRules?: KeepRules | undefined;
  languageOf?: ((path: string) => string) | undefined;
}

/** Rules that nobody has proved, and what bounds the time they take. */
export interface OwnRuleSet {
  rules: RuleSet;
  guard: <T>(path: string, run: () => T) => T;
}

/** Whether deciding needs the whole file. */
export function wantsSource(suspect: Suspect): boolean {
  return suspect.hasCodeKeyword || suspect.candidates.some(needsSource);
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
  if (source === undefined || !suspect.hasCodeKeyword) return { candidates, matches: [] };
  const { analyzeSource } = await import('./code/analyze.ts');
  const language = (options.languageOf ?? languageOf)(path);
  const asked = [options.rules, ...(options.own === undefined ? [] : [options.own.rules])].flatMap(
    (rules) => codeRulesIn(source, language, rules),
  );
  const rules = [...(await keep(asked, path, options))] as CodeRule[];
  const found = guard(path, () => analyzeSource(source.text, language, rules));
  const matches = found.flatMap((match) => {
    const line = blamedLine(match, added);
    return line === undefined ? [] : [{ match, line }];
  });
  return { candidates, matches: foldMatches(matches) };
}

async function keep(
  rules: readonly Rule[],
  path: string,
  { keepRules }: PassTwoOptions,
): Promise<ReadonlySet<Rule>> {
  const distinct = [...new Set(rules)];
  return new Set(keepRules === undefined ? distinct : await keepRules(distinct, path));
}

/** The code rules with a keyword anywhere in the file: the sink of an added line may be an old one. */
function codeRulesIn(source: SourceText, language: string, rules: RuleSet): CodeRule[] {
  const found = new Set<number>();
  runAutomaton(rules.automaton, source.utf8, (keyword) => {
    const last = rules.keywordStart[keyword + 1] as number;
    for (let i = rules.keywordStart[keyword] as number; i < last; i++)
      found.add(rules.keywordRules[i] as number);
  });
  return [...found]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const rule = rules.ruleAt(index);
      return rule.kind === 'code' && rule.languages.includes(language) ? [rule] : [];
    });
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
