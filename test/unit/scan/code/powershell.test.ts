import { describe, expect, it } from 'vitest';
import { lexSource } from '../../../../src/scan/code/lex/lex-source.ts';

function comments(text: string): string[] {
  const { comments } = lexSource(text, 'powershell');
  return comments.flatMap((at, i) => (i % 2 === 0 ? [text.slice(at, comments[i + 1])] : []));
}

describe('PowerShell', () => {
  it('reads both kinds of comment', () => {
    expect(comments('iex $a # one\n<# two\nthree #>\n$b')).toEqual(['# one', '<# two\nthree #>']);
  });

  it('reads none inside a text or a word', () => {
    expect(comments('$a = "x # y"; $b = \'<# z #>\'; $c = a#b')).toEqual([]);
  });

  it('ends a text that is not closed at the end of its line', () => {
    expect(comments('$a = "x\n# one\n')).toEqual(['# one']);
  });
});
