import { describe, expect, it } from 'vitest';
import { classAround } from '../../../../../src/scan/code/syntax/class-around.ts';
import { buildModel } from '../../../../../src/scan/code/syntax/file-model.ts';

describe('the class around a function', () => {
  it.each([
    ['python', 'class A(Base):\n    def f(self):\n        return 1\n', 'A(Base):'],
    [
      'typescript',
      'export class A implements B {\n  f(): boolean {\n    return true;\n  }\n}\n',
      'A implements B ',
    ],
    ['ruby', 'class A < B\n  def f\n    1\n  end\nend\n', 'A < B'],
    [
      'java',
      'public class A\n    extends B\n    implements C {\n    int f() {\n        return 1;\n    }\n}\n',
      'A\n    extends B\n    implements C ',
    ],
    ['csharp', 'public class A : B\n{\n    int F()\n    {\n        return 1;\n    }\n}\n', 'A : B'],
    ['python', 'def f():\n    return 1\n', ''],
  ])('%s: %j', (language, text, expected) => {
    const model = buildModel(text, language);
    const scope = model.scopes.functions[0];
    expect(scope && classAround(model, scope)).toBe(expected);
  });
});
