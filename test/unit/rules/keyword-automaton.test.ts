import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton, runAutomaton } from '../../../src/rules/keyword-automaton.ts';

const encoder = new TextEncoder();

function hitsOf(keywords: string[], text: string): string[] {
  const hits: string[] = [];
  runAutomaton(buildAutomaton(keywords), encoder.encode(text), (keyword, end) => {
    hits.push(`${keywords[keyword]}@${end}`);
  });
  return hits.sort();
}

function naive(keywords: string[], text: string): string[] {
  const hits: string[] = [];
  const folded = text.replace(/[A-Z]/g, (c) => c.toLowerCase());
  for (const keyword of keywords) {
    for (let at = folded.indexOf(keyword); at >= 0; at = folded.indexOf(keyword, at + 1)) {
      hits.push(`${keyword}@${at + keyword.length}`);
    }
  }
  return hits.sort();
}

describe('runAutomaton', () => {
  it('finds every keyword wherever it stands, as a search one by one does', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', '_', '1'),
      minLength: 1,
      maxLength: 4,
    });
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', 'C', 'b', '_', '1', '\n', '\0'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
        text,
        (keywords, haystack) => {
          expect(hitsOf(keywords, haystack)).toEqual(naive(keywords, haystack));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('folds ASCII case only', () => {
    expect(hitsOf(['akia'], 'AKIA aKiA')).toEqual(['akia@4', 'akia@9']);
    expect(hitsOf(['é'], 'É é')).toEqual(['é@5']);
  });

  it('keeps the case of letters beyond ASCII in a keyword', () => {
    expect(hitsOf(['\u0410'], '\u0430 \u0410')).toHaveLength(1);
  });

  it('takes a high surrogate for every character that begins with it', () => {
    expect(hitsOf(['\uDB40'], '\u{E0041} \u{E01EF} \u{F0041}')).toHaveLength(2);
  });

  it('refuses an empty keyword, which would hit everywhere', () => {
    expect(() => buildAutomaton([''])).toThrow(RangeError);
  });
});
