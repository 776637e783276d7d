import type { ChangedFile } from '../diff/added-chunk.ts';
import { runAutomaton } from '../rules/keyword-automaton.ts';
import { type CodeRule, type Rule, SEVERITIES } from '../rules/rule.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { CODE } from '../rules/rule-traits.ts';
import type { AddedLines } from './added-lines.ts';
import { byPlace } from './by-place.ts';
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
  /** Code rules with a keyword on an added line, by the rules they belong to. */
  woken: Map<RuleSet, Set<number>>;
}

/** Whether a code rule's keyword stands on an added line. */
export function hasCodeKeyword({ woken }: Suspect): boolean {
  return woken.size > 0;
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
  /** Latin-1: one character per byte. */
  decode: (bytes: Uint8Array, start: number, end: number) => string;
  /** The user's own rules; what they wrote is run within `guard`. */
  own?: OwnRuleSet | undefined;
  keepRules?: KeepRules | undefined;
  languageOf?: ((path: string) => string) | undefined;
  /** Told of a file's length before it is looked at, of 0 for each further look; what it gives back is called after. */
  beforeAnalysis?: BeforeAnalysis | undefined;
}

export type BeforeAnalysis = (characters: number, language: string) => Promise<() => void>;

/** Rules that nobody has proved, and what bounds the time they take. */
export interface OwnRuleSet {
  rules: RuleSet;
  guard: <T>(path: string, run: () => T) => T;
}

/** Whether deciding needs the whole file. */
export function wantsSource(suspect: Suspect): boolean {
  return hasCodeKeyword(suspect) || suspect.candidates.some(needsSource);
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
  const { analyzeSource } = await import('./code/analyze.ts');
  const language = (options.languageOf ?? languageOf)(path);
  const rulesOf = (rules: RuleSet) => codeRulesOf(suspect, source, language, rules, options.decode);
  const [shipped, own] = await whileHeld(
    options,
    { characters: source.text.length, language },
    () => [rulesOf(options.rules), options.own === undefined ? [] : rulesOf(options.own.rules)],
  );
  const rules = [...(await keep([...shipped, ...own], path, options))] as CodeRule[];
  const changed = suspect.file.isNew ? undefined : added;
  const found = await whileHeld(options, { characters: 0, language }, () =>
    guard(path, () => analyzeSource(source.text, language, rules, changed)),
  );
  const judged = found.map((match) => (own.includes(match.rule) ? match : byPlace(match, path)));
  const matches = judged.flatMap((match) => {
    const line = blamedLine(match, added);
    return line === undefined ? [] : [{ match, line }];
  });
  return { candidates, matches: foldMatches(matches) };
}

/** Runs something between what is to be done before and after an analysis; nothing is loaded meanwhile. */
async function whileHeld<T>(
  { beforeAnalysis }: PassTwoOptions,
  file: { characters: number; language: string },
  run: () => T,
): Promise<T> {
  const after = await beforeAnalysis?.(file.characters, file.language);
  try {
    return run();
  } finally {
    after?.();
  }
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
function codeRulesOf(
  { file, woken }: Suspect,
  { utf8 }: SourceText,
  language: string,
  rules: RuleSet,
  decode: PassTwoOptions['decode'],
): CodeRule[] {
  // Of a new file every line is an added one, and pass 1 has looked at them all.
  const found = file.isNew
    ? (woken.get(rules) ?? new Set<number>())
    : rulesIn(utf8, language, rules, decode);
  return [...found].sort((a, b) => a - b).map((index) => rules.ruleAt(index) as CodeRule);
}

/** A line is judged by at most so much of it on either side of a keyword. */
const LINE_REACH = 4_096;

function rulesIn(
  bytes: Uint8Array,
  language: string,
  rules: RuleSet,
  decode: PassTwoOptions['decode'],
): Set<number> {
  const found = new Set<number>();
  /** Whom the line at hand has been shown to. */
  const asked = new Set<number>();
  const isAsked = (index: number): boolean =>
    rules.wayOf(index) === CODE && rules.covers(index, language);
  let text = '';
  let textEnd = -1;
  const readLine = (at: number): void => {
    if (at <= textEnd) return;
    const from = bytes.lastIndexOf(10, at - 1) + 1;
    const to = bytes.indexOf(10, at);
    textEnd = Math.min(to < 0 ? bytes.length : to, at + LINE_REACH);
    text = decode(bytes, Math.max(from, at - LINE_REACH), textEnd);
    asked.clear();
  };
  runAutomaton(rules.automaton, bytes, (keyword, end) => {
    const last = rules.keywordStart[keyword + 1] as number;
    for (let i = rules.keywordStart[keyword] as number; i < last; i++) {
      const index = rules.keywordRules[i] as number;
      if (!isAsked(index) || found.has(index)) continue;
      readLine(end);
      if (asked.has(index)) continue;
      asked.add(index);
      if (rules.wakesAt(index)(text, language)) found.add(index);
    }
  });
  return found;
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
