import { describe, expect, it } from 'vitest';
import { spliceTrailers } from '../../../src/attribution/splice-trailers.ts';

const TAG = { key: 'AI-GENERATED', value: 'Codex' };

describe('spliceTrailers', () => {
  it('keeps spellings that git would rewrite', () =>
    expect(
      spliceTrailers(
        'Add\n\nFixes:#12\nSee-also :  x\n',
        'Add\n\nFixes: #12\nSee-also: x\nAI-GENERATED: Codex\n',
        [TAG],
      ),
    ).toBe('Add\n\nFixes:#12\nSee-also :  x\nAI-GENERATED: Codex\n'));
  it('keeps line endings, each line its own', () => {
    expect(
      spliceTrailers('Add\r\n\r\nBody\r\n', 'Add\n\nBody\n\nAI-GENERATED: Codex\n', [TAG]),
    ).toBe('Add\r\n\r\nBody\r\n\r\nAI-GENERATED: Codex\r\n');
    expect(spliceTrailers('Add\n\nA\r\nB\n', 'Add\n\nA\nB\n\nAI-GENERATED: Codex\n', [TAG])).toBe(
      'Add\n\nA\r\nB\n\nAI-GENERATED: Codex\n',
    );
  });
  it('replaces only the keys it may', () => {
    const lines = { key: 'AI-Lines', value: '3/4' };
    const before = 'Add\n\nAI-Lines: 1/2\n';
    expect(spliceTrailers(before, 'Add\n\nAI-Lines: 3/4\n', [lines], new Set(['ai-lines']))).toBe(
      'Add\n\nAI-Lines: 3/4\n',
    );
    expect(spliceTrailers(before, 'Add\n\nAI-Lines: 3/4\n', [lines])).toBeNull();
  });
  it.each([
    ['a lost line', 'Add\n\nBody\n', 'Add\n\nAI-GENERATED: Codex\n'],
    ['a foreign line', 'Add\n', 'Add\n\nForged: x\nAI-GENERATED: Codex\n'],
    ['a changed line', 'Add\n\nBody\n', 'Add\n\nbody?\n\nAI-GENERATED: Codex\n'],
  ])('gives up on %s', (_, before, after) =>
    expect(spliceTrailers(before, after, [TAG])).toBeNull(),
  );
});
