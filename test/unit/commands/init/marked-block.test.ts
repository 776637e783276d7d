import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockFile,
  blocksOf,
  hasBlock,
  insertBlock,
  removeBlocks,
} from '../../../../src/commands/init/marked-block.ts';

/** Texts with and without a last newline, empty ones, CRLF, bytes beyond ASCII. */
const text = fc
  .array(fc.constantFrom('a', '\n', '\r\n', '  - x', '# note', '\xe9', ''), { maxLength: 12 })
  .map((parts) => parts.join(''));

function lineStarts(of: string): number[] {
  const starts = [0];
  for (let at = of.indexOf('\n'); at >= 0; at = of.indexOf('\n', at + 1)) starts.push(at + 1);
  return [...new Set([...starts, of.length])];
}

describe('marked blocks', () => {
  it('come out of any text, at any line, without a trace', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom('', '  '), (before, pick, indent) => {
        const starts = lineStarts(before);
        const at = starts[pick % starts.length] ?? 0;
        const edited = insertBlock(before, at, [`${indent}one`, `${indent}two`], indent);
        expect(hasBlock(edited)).toBe(true);
        expect(removeBlocks(edited)).toBe(before);
      }),
    );
  });

  it('come out when there are several', () => {
    const twice = insertBlock(insertBlock('a\nb', 3, ['x']), 0, ['y']);
    expect(blocksOf(twice)).toMatch(/\ny\n[\s\S]*\nx\n/);
    expect(removeBlocks(twice)).toBe('a\nb');
  });

  it('take their file with them when it was made for them', () => {
    expect(removeBlocks(blockFile(['x']))).toBeNull();
    expect(removeBlocks(`${blockFile(['x'])}added since\n`)).toBe('added since\n');
  });
});
