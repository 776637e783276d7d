import { expect, it } from 'vitest';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';

const rule = {
  kind: 'code',
  id: 'sink',
  category: 'xss',
  severity: 'high',
  confidence: 'high',
  languages: ['ruby', 'erb'],
  keywords: [],
  analysis: {
    context: 'html',
    calls: [
      { callee: ['show', 'raw'], arg: ['all', 0, 'inline'], when: { tainted: 'high' } },
      { callee: '*.html_safe', arg: 'receiver', when: { tainted: 'high' } },
    ],
  },
} as unknown as CodeRule;

function lines(code: string, language = 'ruby'): number[] {
  return analyzeSource(code, language, [rule]).map((match) => match.startLine);
}

it('reads calls without brackets, with options and symbols', () => {
  expect(lines('show params[:x]')).toEqual([1]);
  expect(lines('show inline: "a #{params[:x]}"')).toEqual([1]);
  expect(lines('show :name, "a"')).toEqual([]);
});

it('reads a member without arguments as a call', () => {
  expect(lines('x = "<b>#{params[:x]}</b>".html_safe\ny = 1')).toEqual([1]);
});

it('reads names that end in a question mark, and ternaries', () => {
  expect(lines('x = params[:x].empty? ? "a" : "b"\nshow x')).toEqual([]);
});

it('lets a test behind the statement guard it', () => {
  expect(lines('x = params[:x]\nshow x if KNOWN.include?(x)')).toEqual([]);
  expect(lines('x = params[:x]\nreturn unless KNOWN.include?(x)\nshow x')).toEqual([]);
  expect(lines('x = params[:x]\nshow x if other')).toEqual([2]);
});

it('gives a block variable what it walks over', () => {
  expect(lines('params[:list].each do |item|\n  show item\nend')).toEqual([2]);
});

it('does not take a special global for a quote', () => {
  expect(lines('x = $`\nshow params[:x]')).toEqual([2]);
});

it('reads ERB tags as Ruby and the rest as markup', () => {
  expect(lines('<p><%= params[:x] %></p>', 'erb')).toEqual([]);
  expect(lines('<p>\n<%== params[:x] %></p>', 'erb')).toEqual([2]);
  expect(lines('<p>show params[:x]</p>\n<% show params[:x] %>', 'erb')).toEqual([2]);
});

it('knows items that a method of theirs makes numbers', () => {
  expect(lines('show params[:ids].map(&:to_i).join(",")')).toEqual([]);
  expect(lines('show params[:ids].map(&:strip).join(",")')).toEqual([1]);
});

it('takes the event of a handler for outside data, and its id for a key', () => {
  expect(lines("def lambda_handler(event:, context:)\n  show event['id']\nend")).toEqual([2]);
});

it('reads words between any delimiters as a list', () => {
  const runs = (code: string) =>
    analyzeSource(code, 'ruby', [
      {
        ...rule,
        analysis: {
          context: 'shell',
          calls: [{ callee: 'run', unless: [{ arg: 0, is: 'list' }], when: { tainted: 'high' } }],
          commands: [{ when: { tainted: 'high' } }],
        },
      } as unknown as CodeRule,
    ]).length;
  expect(runs('run %W"ls #{params[:x]}"')).toBe(0);
  expect(runs('run %W[ls #{params[:x]}]')).toBe(0);
  expect(runs('run "ls #{params[:x]}"')).toBe(1);
  expect(runs('x = %x(#{["ls", params[:x]].shelljoin})')).toBe(0);
  expect(runs('n = `wc -l #{params[:x]}`.to_i')).toBe(1);
});

it('ends a heredoc at the line that holds its word alone', () => {
  const text = 'show <<TEXT\na TEXT of `ls #{params[:x]}`\nTEXT\nshow params[:y]\n';
  expect(lines(text)).toEqual([1, 4]);
  expect(lines('x = <<-TEXT\na\n  TEXT\nshow params[:y]\n')).toEqual([4]);
});

it('reads nothing behind __END__', () => {
  expect(lines('show params[:x]\n__END__\nshow params[:y]\n')).toEqual([1]);
});

it('takes the variable of a block for what the method hands over', () => {
  expect(lines('browser.on(:request) do |params|\n  show params[:x]\nend')).toEqual([]);
  expect(lines('show params[:x]')).toEqual([1]);
});
