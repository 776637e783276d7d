import { expect, test } from 'vitest';
import { readTargets } from '../../../src/report/formats.ts';

test('text to standard output when nothing is asked for', () => {
  expect(readTargets([], undefined)).toEqual([{ format: 'text' }]);
});

test('several formats, one of them to standard output', () => {
  expect(readTargets(['text', 'sarif=out/a=b.sarif'], undefined)).toEqual([
    { format: 'text' },
    { format: 'sarif', file: 'out/a=b.sarif' },
  ]);
});

test('--output is the file of the format that names none', () => {
  expect(readTargets(['json', 'csv=b.csv'], 'a.json')).toEqual([
    { format: 'json', file: 'a.json' },
    { format: 'csv', file: 'b.csv' },
  ]);
});

test.each([
  [['xml'], undefined, /no format "xml"/],
  [['constructor'], undefined, /no format "constructor"/],
  [['sarif='], undefined, /names no file/],
  [['text', 'json'], undefined, /text and json would both go to standard output/],
  [['text', 'json'], 'a', /would both go to a/],
  [['csv=a', 'json=a'], undefined, /same file/],
  [['csv=a'], 'b', /--output names a file/],
] as const)('refuses %j with --output %s', (formats, output, message) => {
  expect(readTargets(formats, output)).toMatch(message);
});
