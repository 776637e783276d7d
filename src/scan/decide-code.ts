import { runAutomaton } from '../rules/keyword-automaton.ts';
import type { CodeRule } from '../rules/rule.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { CODE } from '../rules/rule-traits.ts';
import type { AddedLines } from './added-lines.ts';
import { byPlace } from './by-place.ts';
import type { CodeMatch } from './code/analyze.ts';
import { languageOf } from './language.ts';
import { keep, type PassTwoOptions } from './pass-two-options.ts';
import type { SourceText } from './source-text.ts';
import type { Suspect } from './suspect.ts';

/** What the code rules find that an added line has woken; the user's own take time of their own. */
export async function decideCode(
  suspect: Suspect,
  source: SourceText,
  options: PassTwoOptions,
  added: AddedLines,
): Promise<CodeMatch[]> {
  const { openAnalysis } = await import('./code/analyze.ts');
  const { path, isNew } = suspect.file;
  const language = (options.languageOf ?? languageOf)(path);
  const { own: ownSet, limitAnalysis = (_path, run) => run() } = options;
  const rulesOf = (rules: RuleSet) => codeRulesOf(suspect, source, language, rules, options.decode);
  const [shipped, own] = await whileHeld(
    options,
    { characters: source.text.length, language },
    () => [rulesOf(options.rules), ownSet?.guard(path, () => rulesOf(ownSet.rules)) ?? []],
  );
  const on = (await keep([...shipped, ...own], path, options)) as ReadonlySet<CodeRule>;
  const isOn = (rule: CodeRule): boolean => on.has(rule);
  return whileHeld(options, { characters: 0, language }, () => {
    const analysis = openAnalysis(source.text, language, isNew ? undefined : added);
    const found = limitAnalysis(path, () => {
      if (own.some(isOn)) analysis.read();
      return analysis.decide(shipped.filter(isOn));
    });
    const judged = found.map((match) => byPlace(match, path));
    const ofOwn = own.filter(isOn);
    if (ofOwn.length === 0) return judged;
    return [...judged, ...(ownSet?.guard(path, () => analysis.decide(ofOwn)) ?? [])];
  });
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
