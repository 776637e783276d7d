import { expect, test } from 'vitest';
import { show } from '../../../src/report/show.ts';

test.each([
  ['a\u001b[31mb', 'a\\u{1b}[31mb'],
  ['a\nb', 'a\\u{a}b'],
  ['\u202eabc', '\\u{202e}abc'],
  ['\ud800x', '\\u{d800}x'],
  ['::error::x', '\\u{3a}:error::x'],
  ['   ::add-mask::x', '   \\u{3a}:add-mask::x'],
  ['x ##[add-mask]y', 'x ##\\u{5b}add-mask]y'],
  ['x ##vso[task.x]y', 'x ##vso\\u{5b}task.x]y'],
  ['std::string a[1] # b', 'std::string a[1] # b'],
  ['smile 😀 é', 'smile 😀 é'],
])('%j is shown as %j', (text, shown) => {
  expect(show(text)).toBe(shown);
});
