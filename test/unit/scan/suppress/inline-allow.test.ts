import { describe, expect, it } from 'vitest';
import { findInlineMarks } from '../../../../src/scan/suppress/inline-allow.ts';

describe('our own mark names rules and gives a reason', () => {
  it.each([
    ['x = 1  # hunkguard:allow weak-hash legacy files', ['weak-hash'], 'legacy files'],
    ['x = 1; // hunkguard:allow a-b, c-d: old format', ['a-b', 'c-d'], 'old format'],
    ['/* hunkguard:allow a-b why not */', ['a-b'], 'why not'],
    ['<!-- hunkguard:allow a-b why not -->', ['a-b'], 'why not'],
    ['{# hunkguard:allow a-b why not #}', ['a-b'], 'why not'],
    ['(* hunkguard:allow a-b why not *)', ['a-b'], 'why not'],
    ['-- hunkguard:allow a-b why not', ['a-b'], 'why not'],
    ['  "//": "hunkguard:allow a-b why not",', ['a-b'], 'why not'],
    ['{"//": "hunkguard:allow a-b why not"}', ['a-b'], 'why not'],
    ['{- hunkguard:allow a-b why not -}', ['a-b'], 'why not'],
    ['{{!-- hunkguard:allow a-b why not --}} more', ['a-b'], 'why not'],
    ['/* hunkguard:allow a-b why not */ key = "more"', ['a-b'], 'why not'],
    ['# hunkguard:allow a-b the value of "x"', ['a-b'], 'the value of "x"'],
    ['# HUNKGUARD:ALLOW A-B why', ['a-b'], 'why'],
    ['# hunkguard:allow a-b', ['a-b'], ''],
    ['# hunkguard:allow', [], ''],
    ['<!-- hunkguard:allow -->', [], ''],
    ['/* hunkguard:allow */', [], ''],
  ])('%s', (line, ruleIds, reason) => {
    expect(findInlineMarks(line, undefined)).toEqual([
      { mark: 'hunkguard:allow', ruleIds, reason },
    ]);
  });

  it('covers the next line only in its next-line form', () => {
    const above = '# hunkguard:allow-next-line a-b why';
    expect(findInlineMarks('x', above)).toEqual([
      { mark: 'hunkguard:allow-next-line', ruleIds: ['a-b'], reason: 'why' },
    ]);
    expect(findInlineMarks(above, 'x')).toEqual([]);
    expect(findInlineMarks('x', '# hunkguard:allow a-b why')).toEqual([]);
  });
});

describe('marks of other scanners', () => {
  it.each([
    'gitleaks:allow',
    'betterleaks:allow',
    'kingfisher:ignore',
    'trufflehog:ignore',
    'pragma: allowlist secret',
    'ggignore',
    'nosecret',
    'secretlint-disable-line',
  ])('%s covers its line', (mark) => {
    expect(findInlineMarks(`key = 1 # ${mark}`, undefined)).toEqual([
      { mark, ruleIds: undefined, reason: '' },
    ]);
    expect(findInlineMarks('key = 1', `# ${mark}`)).toEqual([]);
  });

  it.each(['pragma: allowlist nextline secret', 'secretlint-disable-next-line'])(
    '%s covers the next line',
    (mark) => {
      expect(findInlineMarks('key = 1', `# ${mark}`)).toEqual([
        { mark, ruleIds: undefined, reason: '' },
      ]);
      expect(findInlineMarks(`key = 1 # ${mark}`, undefined)).toEqual([]);
    },
  );

  it.each(['ignore', 'gitleaks:allowed', 'nosecrets', 'my-nosecret', 'hunkguard:allowed x y'])(
    '%s is none',
    (text) => expect(findInlineMarks(`key = 1 # ${text}`, undefined)).toEqual([]),
  );
});
