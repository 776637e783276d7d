import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../../../src/scan/code/syntax/file-model.ts';

describe('functions whose return type ends in several brackets', () => {
  it.each([
    ['typescript', 'async function f(x: string): Promise<Array<string>> { return a(x); }'],
    [
      'typescript',
      'class A { async f(x: string): Promise<Map<string, Array<B<C>>>> { return a(x); } }',
    ],
    ['kotlin', 'class A {\n  fun f(x: String): List<Map<String, Any>> = a(x)\n}'],
    ['kotlin', 'class A {\n  fun f(x: String): List<Map<String, Any>>? {\n    return a(x)\n  }\n}'],
  ])('%s: %s', (language, text) => {
    const { functions } = buildModel(text, language).scopes;
    expect(functions.map(({ name, params }) => [name, params[0]?.name])).toEqual([['f', 'x']]);
  });
});
