import { describe, expect, it } from 'vitest';
import { pathPattern } from '../../../../../src/scan/code/match/path-pattern.ts';

describe('pathPattern', () => {
  it.each([
    ['eval', 'eval', true],
    ['eval', 'model.eval', false],
    ['os.system', 'os.system', true],
    ['os.system', 'self.os.system', true],
    ['os.system', 'cos.system', false],
    ['*.query', 'db.query', true],
    ['*.query', 'a.b.query', true],
    ['*.query', 'query', false],
    ['os.*', 'os.remove', true],
    ['os.*', 'os.path.join', false],
    ['new Function', 'Function', true],
    ['$().html', '$().html', true],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(pathPattern(pattern).matches(path)).toBe(expected);
  });
});
