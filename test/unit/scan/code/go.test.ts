import { expect, it } from 'vitest';
import type { CodeRule } from '../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../src/scan/code/analyze.ts';

const rule = {
  kind: 'code',
  id: 'sink',
  category: 'path-traversal',
  severity: 'high',
  confidence: 'high',
  languages: ['go'],
  keywords: [],
  analysis: {
    context: 'path',
    calls: [
      { callee: 'os.Open', when: { tainted: 'high' } },
      { callee: 'http.Cookie', if: [{ arg: 'HttpOnly', missing: true }] },
    ],
  },
} as unknown as CodeRule;

function lines(body: string): number[] {
  const code = `package a\nfunc f(w http.ResponseWriter, r *http.Request) (string, error) {\n${body}\n}`;
  return analyzeSource(code, 'go', [rule]).map((match) => match.startLine);
}

it('reads composite literals as calls of their type', () => {
  expect(lines('c := &http.Cookie{Name: "a"}')).toEqual([3]);
  expect(lines('c := &http.Cookie{Name: "a", HttpOnly: true}')).toEqual([]);
});

it('follows the first of several results, and not the error', () => {
  expect(lines('x, err := url.Parse(r.FormValue("x"))\nos.Open(x)')).toEqual([4]);
  expect(lines('x, err := url.Parse(r.FormValue("x"))\nos.Open(err)')).toEqual([]);
});

it('follows values through slices, conversions and type assertions', () => {
  expect(lines('xs := []string{r.FormValue("x")}\nos.Open(xs[0])')).toEqual([4]);
  expect(lines('os.Open(string([]byte(r.FormValue("x"))))')).toEqual([3]);
});

it('sees what a decoder writes into a variable', () => {
  expect(
    lines('var in struct{ Name string }\njson.NewDecoder(r.Body).Decode(&in)\nos.Open(in.Name)'),
  ).toEqual([5]);
});

it('sees what a binder writes through a pointer, and fields that are written in capitals', () => {
  expect(lines('in := new(Input)\nc.Bind(in)\nos.Open(in.URL)')).toEqual([5]);
});

it('follows a list that is appended to itself', () => {
  expect(lines('xs := []string{r.FormValue("x")}\nxs = append(xs, "--")\nos.Open(xs[0])')).toEqual([
    5,
  ]);
});

it('takes a test of the value, or of what was made from it, for a guard', () => {
  expect(
    lines('x := r.FormValue("x")\nif !filepath.IsLocal(x) {\n\treturn\n}\nos.Open(x)'),
  ).toEqual([]);
  expect(
    lines(
      'x := r.FormValue("x")\ny := filepath.Clean(x)\nif !strings.HasPrefix(y, root) {\n\treturn\n}\nos.Open(x)',
    ),
  ).toEqual([]);
});

it('does not take an if for a function', () => {
  expect(lines('x := r.FormValue("x")\nif check(a) {\n\tos.Open(x)\n}')).toEqual([5]);
});

it('knows that a number field carries no text, unless another struct has it as a string', () => {
  const body = (type: string) =>
    `var body struct {\n\tPort ${type}\n}\njson.NewDecoder(r.Body).Decode(&body)\nos.Open(fmt.Sprintf("/a/%v", body.Port))`;
  expect(lines(body('int'))).toEqual([]);
  expect(lines(body('string'))).toEqual([7]);
  expect(lines(`${body('int')}\n}\ntype other struct {\n\tPort string`)).toEqual([7]);
});

it('reads the test behind a statement of its own', () => {
  const before = 'p := filepath.Join(root, r.FormValue("p"))\n';
  const test = 'if rel, err := filepath.Rel(root, p); err != nil || strings.HasPrefix(rel, "..")';
  expect(lines(`${before}${test} {\nreturn "", err\n}\nos.Open(p)`)).toEqual([]);
  expect(lines(`${before}if err := log(p); err != nil {\nreturn "", err\n}\nos.Open(p)`)).toEqual([
    7,
  ]);
});

it('takes what is read from a connection for outside data', () => {
  const handler = (body: string): number[] =>
    analyzeSource(`package a\nfunc f(conn net.Conn) {\n${body}\n}`, 'go', [rule]).map(
      (match) => match.startLine,
    );
  expect(handler('b := make([]byte, 9)\nn, _ := conn.Read(b)\nos.Open(string(b[:n]))')).toEqual([
    5,
  ]);
  expect(handler('b := make([]byte, 9)\nio.ReadFull(conn, b)\nos.Open(string(b))')).toEqual([5]);
  expect(handler('s, _ := bufio.NewReader(conn).ReadString(10)\nos.Open(s)')).toEqual([4]);
});

it('follows a value through a method of the same receiver', () => {
  const code =
    'package a\nfunc (s *S) at(n string) string { return s.dir + n }\nfunc (s *S) f(r *http.Request) {\nos.Open(s.at(r.FormValue("n")))\n}';
  expect(analyzeSource(code, 'go', [rule]).map((match) => match.startLine)).toEqual([4]);
});

it('tells the host that a format prints from one that is set', () => {
  const url = {
    ...rule,
    analysis: { context: 'url', calls: [{ callee: 'http.Get', when: { tainted: 'high' } }] },
  } as unknown as CodeRule;
  const found = (body: string): number =>
    analyzeSource(`package a\nfunc f(r *http.Request) {\n${body}\n}`, 'go', [url]).length;
  expect(found('http.Get(fmt.Sprintf("http://%s/x", r.FormValue("host")))')).toBe(1);
  expect(found('http.Get(fmt.Sprintf("%s/x", r.FormValue("host")))')).toBe(1);
  expect(found('http.Get(fmt.Sprintf("%s/x/%s", base, r.FormValue("id")))')).toBe(0);
  expect(found('http.Get("http://" + host + "/x/" + r.FormValue("id"))')).toBe(0);
});
