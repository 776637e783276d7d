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

it('takes what a block makes of each item', () => {
  expect(lines('x = params[:ids].map { |id| id.to_i }.join(",")\nshow x')).toEqual([]);
  expect(lines('x = params[:ids].map do |id|\n  h(id)\nend.join(",")\nshow x')).toEqual([]);
  expect(lines('x = params[:ids].map { |id| "<b>#{id}</b>" }.join(",")\nshow x')).toEqual([2]);
  expect(lines('show "a" + params[:ids].map { |id| id.strip }.join + "b"')).toEqual([1]);
  expect(lines('x = params[:ids].select { |id| IDS.include?(id) }\nshow x')).toEqual([]);
  expect(lines('x = params[:ids].reject { |id| !IDS.include?(id) }\nshow x')).toEqual([]);
  expect(lines('x = params[:ids].select { |id| !IDS.include?(id) }\nshow x')).not.toEqual([]);
  expect(lines('x = params[:ids].reject { |id| IDS.include?(id) }\nshow x')).not.toEqual([]);
  expect(lines('("a" + params[:ids].map { |id| h(id) }.join).html_safe')).toEqual([]);
});

it('begins a receiver in brackets at its own line', () => {
  expect(lines('def a(b)\n  ("x" + params[:a]).html_safe\nend')).toEqual([2]);
});

it('takes a test of one of two values that are glued for a test of that one alone', () => {
  const glued = 'show "#{params[:a]} #{params[:b]}"';
  expect(lines(`${glued} if NAMES.include?(params[:a])`)).toEqual([1]);
  expect(lines(`${glued} if NAMES.include?(params[:a]) && NAMES.include?(params[:b])`)).toEqual([]);
  const named = 'x = "#{params[:a]} #{params[:b]}"\n';
  expect(lines(`${named}show x if NAMES.include?(x)`)).toEqual([]);
  expect(lines(`${named}show x if NAMES.include?(params[:b])`)).toEqual([2]);
});

it('knows what a framework has read as a number', () => {
  expect(lines('requires :id, type: Integer\nshow params[:id]\nshow params[:name]')).toEqual([3]);
  expect(lines('optional :s, type: String, values: %w[a b]\nshow params[:s]')).toEqual([]);
  expect(
    lines('r.get "u", Integer do |id|\n  show id\nend\nr.get String do |n|\n  show n\nend'),
  ).toEqual([5]);
});

it("takes the arguments of a resolver for the query's", () => {
  const resolver = (code: string): number[] =>
    lines(`class Q < GraphQL::Schema::Object\n  argument :n, Integer\n${code}\nend`);
  expect(resolver('def a(name:)\n  show name\nend')).toEqual([4]);
  expect(resolver('def a(n:)\n  show n\nend')).toEqual([]);
  expect(lines('def a(name:)\n  show name\nend')).toEqual([]);
});

it("leaves a variable that has the name of the request's parameters", () => {
  expect(lines('params = { a: name }\nshow params')).toEqual([]);
  expect(lines('params = params.permit(:a)\nshow params')).toEqual([2]);
  expect(lines('show @params[:a]')).toEqual([]);
});

it('leaves the request that a client sends', () => {
  const code = 'show request.path\n';
  expect(lines(code)).toEqual([1]);
  expect(lines(`request = Net::HTTP::Get.new(uri)\n${code}`)).toEqual([]);
  expect(lines(`class A < B::Controller\nsent = Net::HTTP::Get.new(uri)\n${code}end`)).toEqual([3]);
});

it('takes a variable for what it holds, whatever route has such a name', () => {
  expect(lines('user_path = params[:a]\nshow user_path')).toEqual([2]);
  expect(lines('show user_path')).toEqual([]);
});

it('takes the branches of a statement that is a value', () => {
  expect(
    lines("x = case params[:a]\n    when 'b' then 'c'\n    else 'd'\n    end\nshow x"),
  ).toEqual([]);
  expect(lines('x = if a\n  params[:b]\nelse\n  "c"\nend\nshow x')).toEqual([6]);
  expect(lines('x =\n  case a\n  when 1\n    log\n    params[:b]\n  end\nshow x')).toEqual([7]);
  expect(lines('x = if a then "b" else "c" end\nshow params[:a]')).toEqual([2]);
});

it('keeps what a variable held where a test behind the statement replaces it', () => {
  expect(lines("x = params[:a]\nx = 'b' if x.nil?\nshow x")).toEqual([3]);
  expect(lines("x = params[:a]\nx = 'b' unless %w[b c].include?(x)\nshow x")).toEqual([]);
  expect(lines("x = params[:a]\nx = 'b'\nshow x")).toEqual([]);
});

it('takes the literals of a case for what the value is', () => {
  const when = (values: string): string =>
    `case params[:a]\nwhen ${values}\n  show params[:a]\nelse\n  show params[:a]\nend`;
  expect(lines(when("'b', 'c'"))).toEqual([5]);
  expect(lines(when('String'))).toEqual([3, 5]);
});

it('follows what a method gives back by its last statement', () => {
  const method = 'def target\n  log\n  params[:host]\nend\n';
  expect(lines(`${method}show "a #{target}"\nshow target()`)).toEqual([5, 6]);
  expect(lines(`def file(name)\n  File.join(ROOT, name)\nend\nshow file(params[:a])`)).toEqual([4]);
  expect(lines(`def file(name)\n  h(name)\nend\nshow file(params[:a])`)).toEqual([]);
});

it('reads the name of a backtick as a symbol', () => {
  expect(lines('traced = [:`, :system]\nshow "`#{params[:a]}`"')).toEqual([2]);
});

it('reads a call on the line behind a constructor', () => {
  expect(lines('a = Client.new\nshow params[:x]')).toEqual([2]);
});

it('reads what WEBrick and CGI are handed', () => {
  expect(
    lines('class A < WEBrick::HTTPServlet::AbstractServlet\nshow req.query["a"]\nend'),
  ).toEqual([2]);
  expect(lines('cgi = CGI.new\nshow cgi["name"]\nshow cgi.header()')).toEqual([2]);
});

it('takes params.require for a question, in? and exclude? for tests', () => {
  expect(lines('x = params.require(:a)\nshow x')).toEqual([2]);
  expect(lines('x = params[:a]\nreturn unless x.in?(%w[b c])\nshow x')).toEqual([]);
  expect(lines('x = params[:a]\nreturn if ALLOWED.exclude?(x)\nshow x')).toEqual([]);
});

it('reads a request of Rack where it is made, and what Camping was sent', () => {
  expect(lines('show Rack::Request.new(env).params["a"]')).toEqual([1]);
  expect(lines('Camping.goes :Shop\nshow @input.q')).toEqual([2]);
  expect(lines('show @input.q')).toEqual([]);
});

it('follows what a constructor is handed into the object', () => {
  const made = 'class A\n  attr_reader :q\n  def initialize(opts)\n    @q = opts[:q]\n  end\n';
  const used = '  def go\n    show @q\n    show q\n  end\nend\n';
  expect(lines(`${made}${used}A.new(params).go`)).toEqual([7, 8]);
  expect(lines(`${made}${used}A.new params`)).toEqual([7, 8]);
  expect(lines(`${made}${used}B.new(params)`)).toEqual([]);
});

it('tells methods of a class from those of another by what they are called on', () => {
  const one = 'class A\n  def self.go(x)\n    show x\n  end\nend\n';
  const other = 'class B\n  def go\n    A.go(params[:x])\n  end\nend\n';
  expect(lines(`${one}${other}`)).toEqual([3]);
  expect(lines(`${one}${other.replace('A.go', 'C.go')}`)).toEqual([]);
});

it('reads a file that ends in the head of a method', () => {
  for (const end of ['def verify', 'def', 'def self.verify', 'def verify('])
    expect(() => lines(`class A\n  ${end}`)).not.toThrow();
});

it('ends a text where its line ends', () => {
  const markup = {
    ...rule,
    analysis: { context: 'html', builds: [{ text: '<b>', when: { tainted: 'high' } }] },
  } as unknown as CodeRule;
  const code = 'x = params[:x] || "you"\n"<b>#{x}</b>"';
  expect(analyzeSource(code, 'ruby', [markup]).map(({ startLine }) => startLine)).toEqual([2]);
});
