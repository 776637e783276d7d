import { expect, it } from 'vitest';
import { fitsPath } from '../../../../../src/scan/code/languages/path-test.ts';
import { profileOf } from '../../../../../src/scan/code/languages/profile.ts';

const LANGUAGES = 'javascript python go java kotlin csharp php ruby shell c'.split(' ');
const JOINTS = ['.', '.', '().', '[', '', 'x'];
const TAILS = ['', '()', '.x', '.x()', 'z', '\n'];

/** The same on every run. */
function createRandom(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

it.each(LANGUAGES)('says of paths in %s what the expression says', (language) => {
  const { sources, ownSources, harmless, formats, carries, mapped, escapes } = profileOf(language);
  const all = [sources, ownSources, harmless, formats, carries, mapped, ...Object.values(escapes)];
  const random = createRandom();
  const oneOf = (list: readonly string[]): string => list[random(list.length)] as string;
  let fitted = 0;
  for (const pattern of all.filter((one) => one !== undefined)) {
    const words = pattern.source.replace(/\\[wbdsS]/g, ' ').match(/[\w$!?]+/g) ?? ['x'];
    for (let n = 0; n < 350; n++) {
      let path = oneOf(words);
      for (let more = random(3); more > 0; more--) path += oneOf(JOINTS) + oneOf(words);
      path += oneOf(TAILS);
      const fits = fitsPath(pattern, path);
      if (fits) fitted++;
      expect(fits, `${pattern.source} on ${path}`).toBe(pattern.test(path));
    }
  }
  expect(fitted).toBeGreaterThan(0);
});

it.each([
  [
    /(?:^|\.)(?:trim|files?|escape\w*|os\.path\.join)\(\)$/,
    ['trim()', 'a.files()', 'file()', 'x.escapeAll()', 'os.path.join()'],
  ],
  [/\.(?:length|test\(\))$/, ['a.length', 'a.b.test()']],
  [
    /^(?:self\.)?(?:req|ctx\.request)\.(?:body|query)(?!\w)/,
    ['req.body', 'self.ctx.request.query.x', 'req.body()'],
  ],
])('fits %s', (pattern, paths) => {
  for (const path of paths) expect(fitsPath(pattern, path), path).toBe(true);
  for (const path of [
    '',
    'trimmed()',
    'xtrim()',
    'length',
    'xreq.body',
    'req.bodyParser',
    'my.req.body',
  ])
    expect(fitsPath(pattern, path), path).toBe(pattern.test(path));
});
