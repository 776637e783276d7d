import type { KeywordAutomaton } from './keyword-automaton.ts';
import { asciiLower, buildAutomaton } from './keyword-automaton.ts';
import type { CodeRule, PatternRule, Rule } from './rule.ts';
import { type RuleTraits, readTraits, tabulateTraits } from './rule-traits.ts';
import { type Wakes, wakesOf } from './wakes.ts';
import { withWakingWords } from './waking-words.ts';

/** Compiled rules: the automaton is ready, each rule and its pattern are made when first hit. */
export interface RuleSet extends RuleTraits {
  count: number;
  /** The first so many rules are file rules: they are asked about each new file's path. */
  fileRules: number;
  automaton: KeywordAutomaton;
  /** `keywordRules[keywordStart[k] … keywordStart[k + 1])` are the rules that keyword k opens. */
  keywordStart: Uint32Array;
  keywordRules: Uint32Array;
  /** Beside each of `keywordRules`: which characters must be upper case, or ANY_CASE. */
  keywordCase: Uint32Array;
  ruleAt: (index: number) => Rule;
  patternOf: (index: number) => RegExp;
  /** What else a line with a keyword of a code rule must hold. */
  wakesAt: (index: number) => Wakes;
}

/** Which rules each distinct keyword opens, as flat arrays. */
export function indexKeywords(rules: readonly Rule[]): {
  keywords: string[];
  keywordStart: Uint32Array;
  keywordRules: Uint32Array;
  keywordCase: Uint32Array;
} {
  const opened = new Map<string, number[]>();
  const cases = new Map<string, number[]>();
  rules.forEach((rule, index) => {
    for (const written of new Set(rule.keywords)) {
      const keyword = asciiLower(written);
      const list = opened.get(keyword) ?? [];
      const masks = cases.get(keyword) ?? [];
      list.push(index);
      masks.push(caseMask(rule, written));
      opened.set(keyword, list);
      cases.set(keyword, masks);
    }
  });
  const keywordStart = new Uint32Array(opened.size + 1);
  const flat: number[] = [];
  let k = 0;
  for (const list of opened.values()) {
    flat.push(...list);
    keywordStart[++k] = flat.length;
  }
  return {
    keywords: [...opened.keys()],
    keywordStart,
    keywordRules: Uint32Array.from(flat),
    keywordCase: Uint32Array.from([...cases.values()].flat()),
  };
}

/** The keyword counts in any mixture of cases. */
export const ANY_CASE = 0xffffffff;

/** A pattern anchored at the keyword's start begins with it as it is written, unless it ignores case. */
function caseMask(rule: Rule, written: string): number {
  const exact = rule.kind === 'pattern' && rule.anchor === 'start' && !rule.flags?.includes('i');
  if (!exact) return ANY_CASE;
  let mask = 0;
  for (let i = 0; i < Math.min(31, written.length); i++) {
    if (written[i] !== (written[i] as string).toLowerCase()) mask |= 1 << i;
  }
  return mask >>> 0;
}

/** Puts the file rules in front, so that their number says which they are. */
export function fileRulesFirst(given: readonly Rule[]): { rules: Rule[]; fileRules: number } {
  const files = given.filter((rule) => rule.kind === 'file');
  return {
    rules: [...files, ...given.filter((rule) => rule.kind !== 'file')],
    fileRules: files.length,
  };
}

/** Compiles rules at run time; the built-in ones come ready from the bundle (unpackRules). */
export function compileRules(given: readonly Rule[]): RuleSet {
  const { rules, fileRules } = fileRulesFirst(given.map(withWakingWords));
  const { keywords, ...index } = indexKeywords(rules);
  return {
    count: rules.length,
    fileRules,
    automaton: buildAutomaton(keywords),
    ...index,
    ...readTraits(tabulateTraits(rules)),
    ...lazyRules(rules.length, (index) => rules[index] as Rule),
  };
}

/** Memoised access to rules and to their compiled patterns. */
export function lazyRules(
  count: number,
  load: (index: number) => Rule,
): Pick<RuleSet, 'ruleAt' | 'patternOf' | 'wakesAt'> {
  const rules = new Array<Rule | undefined>(count);
  const patterns = new Array<RegExp | undefined>(count);
  const ruleAt = (index: number): Rule => {
    rules[index] ??= load(index);
    return rules[index];
  };
  const patternOf = (index: number): RegExp => {
    const known = patterns[index];
    if (known) return known;
    const { pattern, flags = '', anchor } = ruleAt(index) as PatternRule;
    const compiled = new RegExp(pattern, `${anchor === undefined ? 'g' : 'y'}${flags}`);
    patterns[index] = compiled;
    return compiled;
  };
  const wakes = new Array<Wakes | undefined>(count);
  const wakesAt = (index: number): Wakes => {
    wakes[index] ??= wakesOf(ruleAt(index) as CodeRule);
    return wakes[index];
  };
  return { ruleAt, patternOf, wakesAt };
}
