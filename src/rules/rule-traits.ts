import type { Rule } from './rule.ts';

/** How a rule is tried when one of its keywords is met. */
export const CODE = 1;
export const ANYWHERE = 2;
export const AT_START = 3;
export const AT_END = 4;
/** By a new file's path, not by keywords. */
export const FILE = 5;

/** What decides whether a rule is looked at, as tables: most rules that a keyword opens are of another language. */
export interface TraitTables {
  /** By rule: CODE, ANYWHERE, … */
  ways: Uint8Array;
  /** The languages that rules name; of each rule there is a bit for each, in as many words as they fill. */
  languages: readonly string[];
  /** All bits are set for a rule that covers any language. */
  masks: Uint32Array;
}

export interface RuleTraits {
  wayOf: (index: number) => number;
  /** Whether a rule covers a language id. */
  covers: (index: number, language: string) => boolean;
}

function wayOf(rule: Rule): number {
  if (rule.kind === 'code') return CODE;
  if (rule.kind === 'file') return FILE;
  if (rule.anchor === undefined) return ANYWHERE;
  return rule.anchor === 'start' ? AT_START : AT_END;
}

const BITS = 32;

/** One bit is for whatever no rule names. */
function wordsFor(languages: number): number {
  return Math.ceil((languages + 1) / BITS);
}

export function tabulateTraits(rules: readonly Rule[]): TraitTables {
  const languages = [...new Set(rules.flatMap((rule) => rule.languages ?? []))].sort();
  const words = wordsFor(languages.length);
  const masks = new Uint32Array(rules.length * words);
  rules.forEach((rule, index) => {
    const row = masks.subarray(index * words, (index + 1) * words);
    if (rule.languages === undefined) row.fill(0xffffffff);
    for (const language of rule.languages ?? []) {
      const bit = languages.indexOf(language);
      row[bit >>> 5] = (row[bit >>> 5] as number) | (1 << (bit & 31));
    }
  });
  return { ways: Uint8Array.from(rules, wayOf), languages, masks };
}

export function readTraits({ ways, languages, masks }: TraitTables): RuleTraits {
  const words = wordsFor(languages.length);
  const bits = new Map(languages.map((language, bit) => [language, bit]));
  return {
    wayOf: (index) => ways[index] as number,
    covers: (index, language) => {
      const bit = bits.get(language) ?? languages.length;
      return ((masks[index * words + (bit >>> 5)] as number) & (1 << (bit & 31))) !== 0;
    },
  };
}
