import { expect, it } from 'vitest';
import { ruleTest } from '../../../../../src/scan/code/match/rule-expression.ts';
import { FILE_HOLDS } from '../../../../../src/scan/code/match/shared-patterns.ts';

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'html-tag': ['<b>', '< /P>', '<!DOCTYPE html>', '</script', '<Table class="x">'],
  markup: ['<x', '< !--', '</a', 'a < b'],
  'markup-value': ['<p>\0</p>', '<a href="\0">', '<td class=x \0', '<h1>a\nb\0'],
  'script-url': ['javascript:\0', '  javascript:run(\0'],
};

it('says of every file that it may hold what a shared pattern matches', () => {
  expect(Object.keys(TEXTS)).toEqual(Object.keys(FILE_HOLDS));
  for (const [name, texts] of Object.entries(TEXTS)) {
    for (const text of texts) {
      expect(ruleTest(`@${name}`).test(text), `${name}: ${text}`).toBe(true);
      expect(FILE_HOLDS[name]?.test(text), `${name}: ${text}`).toBe(true);
    }
  }
});
