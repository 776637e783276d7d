import { describe, expect, it } from 'vitest';
import { lexSource } from '../../../../src/scan/code/lex/lex-source.ts';

function literals(text: string): string[] {
  const { literals } = lexSource(text, 'sql');
  return [...literals.values()].map(({ from, to }) => text.slice(from, to));
}

function comments(text: string): string[] {
  const { comments } = lexSource(text, 'sql');
  return comments.flatMap((at, i) => (i % 2 === 0 ? [text.slice(at, comments[i + 1])] : []));
}

describe('SQL', () => {
  it('keeps doubled quotes inside a literal', () => {
    expect(literals("SELECT 'it''s', 'b'")).toEqual(["it''s", 'b']);
  });

  it('reads both kinds of comment, and none inside a literal', () => {
    expect(comments("SELECT 1 -- one\n/* two */ FROM t WHERE a = '-- three'")).toEqual([
      '-- one',
      '/* two */',
    ]);
  });

  it('reads a body between dollars as code', () => {
    expect(literals("AS $$ BEGIN EXECUTE 'x' || y; END $$")).toEqual(['x']);
  });
});
