import { expect, test } from 'vitest';
import { remarksOf } from '../../../../../src/scan/code/match/remarks.ts';
import { buildModel } from '../../../../../src/scan/code/syntax/file-model.ts';

function texts(source: string, language: string): string[] {
  return remarksOf(buildModel(source, language)).map(({ text }) => text.trim());
}

test('lines of comments that follow each other are one text, split into sentences', () => {
  const source = '// One goes\n// on here. Two, e.g. this.\nf();\n// Three\n';
  expect(texts(source, 'javascript')).toEqual(['One goes on here.', 'Two, e.g. this.', 'Three']);
});

test('what stands behind code is not continued below', () => {
  expect(texts('f(); // one\n// two\n', 'javascript')).toEqual(['one', 'two']);
});

test('a tag, an item and an empty line begin anew in a block', () => {
  const source = '/**\n * One\n * goes on\n *\n * Two\n * @param a three\n */\nf();\n';
  expect(texts(source, 'javascript')).toEqual(['One goes on', 'Two', '@param a three']);
});

test("Python's text that opens a function counts, other texts don't", () => {
  const source = 'def f():\n    """One\n    goes on."""\n    a = """two"""\n    # three\n';
  expect(texts(source, 'python')).toEqual(['One goes on.', 'three']);
});

test('a place in a sentence is found in the source', () => {
  const source = '  // One goes\n  // on here\n';
  const [remark] = remarksOf(buildModel(source, 'javascript'));
  expect(source.slice(remark?.offsetOf(remark.text.indexOf('on here'))).trim()).toBe('on here');
});
