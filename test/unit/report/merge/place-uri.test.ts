import { expect, test } from 'vitest';
import { placeUri } from '../../../../src/report/merge/place-uri.ts';

const repository = {
  root: '/builds/app',
  changed: new Set(['src/a b.ts', 'src/view.js', 'app/src/view.js', 'x%20y.js']),
};

test.each([
  ['src/view.js', 'src/view.js'],
  ['./src//view.js', 'src/view.js'],
  ['src/../src/view.js', 'src/view.js'],
  ['src\\view.js', 'src/view.js'],
  ['src/a%20b.ts', 'src/a b.ts'],
  ['x%20y.js', 'x%20y.js'],
  ['file:///builds/app/src/a%20b.ts', 'src/a b.ts'],
  ['file://localhost/builds/app/src/view.js', 'src/view.js'],
  ['/builds/app/src/view.js', 'src/view.js'],
  ['/builds/app/src/untouched.ts', 'src/untouched.ts'],
  ['/github/workspace/src/view.js', 'src/view.js'],
  ['/src/app/src/view.js', 'app/src/view.js'],
  ['file:///D:/agent/_work/1/s/src/view.js', 'src/view.js'],
  ['D:\\agent\\_work\\1\\s\\src\\view.js', 'src/view.js'],
  ['100%.ts', '100%.ts'],
])('%s is %s', (uri, path) => {
  expect(placeUri(uri, repository)).toBe(path);
});

test.each([
  '../outside.ts',
  'src/../../outside.ts',
  '/etc/passwd',
  'file:///etc/passwd',
  '/builds/app/../other/a.ts',
  '/builds/application/a.ts',
  '',
  '.',
  'C:\\Windows\\win.ini',
])('%s is outside', (uri) => {
  expect(placeUri(uri, repository)).toBeUndefined();
});

test('Windows roots are compared without case', () => {
  const windows = { root: 'C:/Work/App', changed: new Set<string>() };
  expect(placeUri('file:///c:/work/app/Src/A.cs', windows)).toBe('Src/A.cs');
  expect(placeUri('c:\\work\\app\\Src\\A.cs', windows)).toBe('Src/A.cs');
});
