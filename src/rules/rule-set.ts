import type { KeywordAutomaton } from './keyword-automaton.ts';
import { buildAutomaton } from './keyword-automaton.ts';
import type { PatternRule, Rule } from './rule.ts';

/** Compiled rules: the automaton is ready, each rule and its pattern are made when first hit. */
export interface RuleSet {
  count: number;
  /** The first so many rules are file rules: they are asked about each new file's path. */
  fileRules: number;
  automaton: KeywordAutomaton;
  /** `keywordRules[keywordStart[k] … keywordStart[k + 1])` are the rules that keyword k opens. */
  keywordStart: Uint32Array;
  keywordRules: Uint32Array;
  ruleAt: (index: number) => Rule;
  patternOf: (index: number) => RegExp;
}

/** Which rules each distinct keyword opens, as flat arrays. */
export function indexKeywords(rules: readonly Rule[]): {
  keywords: string[];
  keywordStart: Uint32Array;
  keywordRules: Uint32Array;
} {
  const opened = new Map<string, number[]>();
  rules.forEach((rule, index) => {
    for (const keyword of new Set(rule.keywords)) {
      const list = opened.get(keyword);
      if (list) list.push(index);
      else opened.set(keyword, [index]);
    }
  });
  const keywordStart = new Uint32Array(opened.size + 1);
  const flat: number[] = [];
  let k = 0;
  for (const list of opened.values()) {
    flat.push(...list);
    keywordStart[++k] = flat.length;
  }
  return { keywords: [...opened.keys()], keywordStart, keywordRules: Uint32Array.from(flat) };
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
  const { rules, fileRules } = fileRulesFirst(given);
  const { keywords, keywordStart, keywordRules } = indexKeywords(rules);
  return {
    count: rules.length,
    fileRules,
    automaton: buildAutomaton(keywords),
    keywordStart,
    keywordRules,
    ...lazyRules(rules.length, (index) => rules[index] as Rule),
  };
}

/** Memoised access to rules and to their compiled patterns. */
export function lazyRules(
  count: number,
  load: (index: number) => Rule,
): Pick<RuleSet, 'ruleAt' | 'patternOf'> {
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
  return { ruleAt, patternOf };
}
