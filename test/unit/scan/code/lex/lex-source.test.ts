import { describe, expect, it } from 'vitest';
import { lexSource } from '../../../../../src/scan/code/lex/lex-source.ts';
import { NAME, REGEX, STRING } from '../../../../../src/scan/code/lex/token-list.ts';

function names(text: string, language: string): string[] {
  const { kinds, values } = lexSource(text, language);
  return values.filter((_, i) => kinds[i] === NAME);
}

function strings(text: string, language: string): string[] {
  return [...lexSource(text, language).literals.values()].map(({ from, to }) =>
    text.slice(from, to),
  );
}

describe('comments and strings', () => {
  it.each([
    ['javascript', '// a\n/* b */ c', ['c']],
    ['python', '# a\nc', ['c']],
    ['php', '<?php # a\n// b\n$c;', ['$c']],
    ['ruby', '# a\n=begin\nb\n=end\nc', ['c']],
    ['go', '/* a */ c', ['c']],
    ['shell', '# a\nc', ['c']],
  ])('leaves comments out in %s', (language, text, expected) => {
    expect(names(text, language)).toEqual(expected);
  });

  it.each([
    ['javascript', `'a' + "b\\"c"`, ['a', 'b\\"c']],
    ['python', `'''a\nb''' r'\\'`, ['a\nb', "\\'"]],
    ['go', '`a\nb`', ['a\nb']],
    ['csharp', '@"a""b"', ['a""b']],
  ])('finds the contents of strings in %s', (language, text, expected) => {
    expect(strings(text, language)).toEqual(expected);
  });

  it.each([
    ['javascript', '`a ${b} c`', ['b']],
    ['javascript', '`a ${f(`${x}`)} c`', ['f', 'x']],
    ['python', 'f"a {b} {{c}} {d!r:>{w}}"', ['b', 'd', 'r', 'w']],
    ['ruby', '"a #{b} c"', ['b']],
    ['kotlin', '"a $b ${c.d}"', ['b', 'c', 'd']],
    ['csharp', '$"a {b} {{c}}"', ['b']],
    ['php', '<?php "a $b {$c}";', ['$b', '$c']],
  ])('reads the holes of strings as code in %s: %s', (language, text, expected) => {
    expect(names(text, language)).toEqual(expected);
  });

  it('tells a regular expression from a division', () => {
    const kinds = (text: string) => lexSource(text, 'javascript').kinds.includes(REGEX);
    expect(kinds('x = /a"b/.test(y)')).toBe(true);
    expect(kinds('return /a/')).toBe(true);
    expect(kinds('a / b / c')).toBe(false);
    expect(kinds('f(a) / 2')).toBe(false);
  });

  it('reads JSX text as text and its braces as code', () => {
    const text = 'const a = <p title="it\'s">don\'t {name} <b/></p>; next';
    expect(names(text, 'javascript')).toEqual(['const', 'a', 'p', 'title', 'name', 'b', 'next']);
  });

  it('reads on behind attributes that JSX has none of', () => {
    const { values } = lexSource('x = <a @click="go" :to="y" $z>t</a>;\neval(1)', 'javascript');
    expect(values.slice(-4)).toEqual(['eval', '(', '1', ')']);
  });

  it('tells type parameters from JSX', () => {
    expect(names('const f = <T,>(x: T) => x', 'typescript')).toContain('x');
    expect(names('if (a < b) { c }', 'javascript')).toEqual(['if', 'a', 'b', 'c']);
  });

  it('reads scripts and bindings of markup as code', () => {
    const text = '<template><p :title="a">{{ b }}</p></template><script>c</script>';
    expect(names(text, 'vue')).toEqual(['a', 'b', 'c']);
  });
});

describe('a piece cut out of a file', () => {
  it('begins inside a documentation comment', () => {
    expect(names(' * text of it\n */\nfunction f() {}', 'javascript')).toEqual(['function', 'f']);
  });

  it('begins inside a docstring that another one follows', () => {
    const text =
      '    Returns it.\n    """\n    x = f(y)\n    return x\n\ndef g():\n    """About g.\n';
    expect(names(text, 'python')).toEqual(['x', 'f', 'y', 'return', 'x', 'def', 'g']);
  });

  it('is not assumed for a whole file', () => {
    expect(names('"""About it."""\nx = 1\n', 'python')).toEqual(['x']);
  });
});

it('pairs brackets, and leaves what has no partner alone', () => {
  const { values, mates } = lexSource('f(a[0], { b }) )', 'javascript');
  const partner = (value: string) => values[mates[values.indexOf(value)] as number];
  expect(partner('(')).toBe(')');
  expect(partner('[')).toBe(']');
  expect(mates.at(-1)).toBe(-1);
});

it('gives one literal for a language without a lexer', () => {
  expect(lexSource('any text', 'markdown').kinds).toEqual([STRING]);
});
