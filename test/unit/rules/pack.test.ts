import { describe, expect, it } from 'vitest';
import { runAutomaton } from '../../../src/rules/keyword-automaton.ts';
import { packRules, tableBytes, unpackRules } from '../../../src/rules/pack.ts';
import type { PatternRule } from '../../../src/rules/rule.ts';

const rule = (id: string, keywords: string[]): PatternRule => ({
  kind: 'pattern',
  id,
  category: 'secret',
  severity: 'high',
  confidence: 'high',
  keywords,
  pattern: keywords[0] as string,
});

describe('packRules', () => {
  const rules = [rule('one', ['abc', 'shared']), rule('two', ['shared']), rule('three', ['é'])];

  it('gives back every rule and which keywords open it', () => {
    const packed = packRules(rules);
    const reads: number[] = [];
    const set = unpackRules(packed.slice(0, tableBytes(packed)), (from, to) => {
      reads.push(from);
      return packed.subarray(from, to);
    });
    expect(reads).toEqual([]);
    expect(Array.from({ length: set.count }, (_, i) => set.ruleAt(i))).toEqual(rules);
    const opened = new Set<string>();
    runAutomaton(set.automaton, new TextEncoder().encode('x SHARED y'), (keyword) => {
      for (
        let i = set.keywordStart[keyword] as number;
        i < (set.keywordStart[keyword + 1] as number);
        i++
      ) {
        opened.add(set.ruleAt(set.keywordRules[i] as number).id);
      }
    });
    expect([...opened].sort()).toEqual(['one', 'two']);
  });

  it('refuses bytes of another format', () => {
    expect(() => unpackRules(new Uint8Array(128), () => new Uint8Array())).toThrow(RangeError);
  });
});
