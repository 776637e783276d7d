import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../../../src/scan/code/syntax/expression.ts';
import {
  buildModel,
  expressionAt,
  pathIn,
} from '../../../../../src/scan/code/syntax/file-model.ts';

function parse(text: string, language = 'javascript'): { shape: string; path: string } {
  const model = buildModel(text, language);
  const expression = expressionAt(model, 0);
  return { shape: shapeOf(expression), path: pathIn(model, expression) };
}

function shapeOf(node: Expression): string {
  const list = (parts: readonly Expression[]) => parts.map(shapeOf).join(' ');
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'member':
      return `${shapeOf(node.object)}.${node.name}`;
    case 'index':
      return `${shapeOf(node.object)}[${shapeOf(node.key)}]`;
    case 'call':
      return `${node.isNew ? 'new ' : ''}${shapeOf(node.callee)}(${list(node.entries.map(({ value }) => value))})`;
    case 'binary':
      return `{${node.operator} ${list(node.operands)}}`;
    case 'choice':
      return `{? ${list(node.options)}}`;
    case 'unary':
      return `{${node.operator} ${shapeOf(node.operand)}}`;
    case 'list':
    case 'map':
    case 'group':
      return `${node.kind}<${node.entries.map(({ key, value }) => (key === undefined ? '' : `${key}:`) + shapeOf(value)).join(' ')}>`;
    case 'string':
      return node.holes.length === 0 ? "''" : `'${list(node.holes)}'`;
    default:
      return node.kind;
  }
}

describe('expressions', () => {
  it.each([
    ['a + b + c', '{+ a b c}'],
    ['a.b(c)[d]', 'a.b(c)[d]'],
    ['new A(b).c()', 'new A(b).c()'],
    ['a ? b : c', '{? b c}'],
    ['a ?? b', '{?? a b}'],
    ['`x ${a} ${b.c}`', "'a b.c'"],
    ['{ a: b, c, "d": e }', 'map<a:b c d:e>'],
    ['await a.b()', '{await a.b()}'],
    ['f((x) => x + 1, y)', 'f(lambda y)'],
    ['f(function (x) { return x }, y)', 'f(lambda y)'],
    ['a?.b?.(c)', 'a.b(c)'],
    ['a!.b as string', 'a.b'],
    ['a.b as Record<string, C | D>', 'a.b'],
    ['a.b as Map<string, Set<number>>', 'a.b'],
    ['f<T>(a)', 'f(a)'],
    ['tag`x ${a}`', "tag('a')"],
  ])('%s', (text, shape) => {
    expect(parse(text, 'typescript').shape).toBe(shape);
  });

  it.each([
    ['"a" "b" f"{c}"', "{+ '' '' 'c'}"],
    ['f(a, key=b, **c)', 'f(a b {** c})'],
    ['"%s" % (a, b)', "{% '' list<a b>}"],
    ['lambda x: x', 'lambda'],
    ['f(\n  a,\n  b,\n)', 'f(a b)'],
  ])('%s in Python', (text, shape) => {
    expect(parse(text, 'python').shape).toBe(shape);
  });

  it.each([
    ['javascript', 'f(out, ref, clone)'],
    ['java', 'f(in, is, out)'],
    ['kotlin', 'f(out, clone, include)'],
  ])('reads words of other languages as names in %s', (language, text) => {
    expect(parse(text, language).shape).toBe(text.replaceAll(',', ''));
  });

  it('writes paths alike, whatever stands between', () => {
    expect(parse('a.b["c"].d()').path).toBe('a.b.c.d()');
    expect(parse('A::b($x)->c', 'php').path).toBe('A.b().c');
    expect(parse('x["k"].get("v")', 'python').path).toBe('x.k.get()');
  });

  it('ends at a line break where the language does', () => {
    expect(parse('a\nb', 'python').shape).toBe('a');
    expect(parse('a\n  .b()', 'javascript').shape).toBe('a.b()');
  });
});
