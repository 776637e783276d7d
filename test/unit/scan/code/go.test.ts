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

function found(code: string, receiver?: string): number[] {
  const calls = [{ callee: '*.Where', ...(receiver === undefined ? {} : { receiver }) }];
  const typed = { ...rule, analysis: { calls } } as unknown as CodeRule;
  return analyzeSource(code, 'go', [receiver === undefined ? rule : typed]).map(
    (match) => match.startLine,
  );
}

it('knows what a call is made on by the types of fields, parameters and variables', () => {
  const gorm = '\\bgorm\\.DB\\b';
  const types =
    'import orm "gorm.io/gorm"\ntype Base struct {\n\t*orm.DB\n}\ntype Repo struct {\n\tBase\n\th, g *orm.DB\n\tm map[string]*orm.DB\n}\nvar pg *orm.DB\n';
  const first = types.split('\n').length;
  const body = (text: string) =>
    found(`${types}func (r *Repo) f(a, b *orm.DB) {\n${text}\n}`, gorm);
  expect(body('r.g.WithContext(c).Where(x)')).toEqual([first + 1]);
  expect(body('q := r.h.Model(x)\nq = q.Where(x)')).toEqual([first + 2]);
  expect(body('r.m["x"].Where(x)\npg.Where(x)\na.Where(x)')).toHaveLength(3);
  expect(body('r.Where(x)')).toEqual([first + 1]);
  expect(body('r.other.Where(x)')).toEqual([]);
  expect(found(`${types}func (s *Store) f() {\n\ts.Where(x)\n}`, gorm)).toEqual([]);
});

it('knows a request by its type, whatever its name', () => {
  const open = (head: string, value: string) => found(`${head} {\n\tos.Open(${value})\n}`);
  expect(open('func f(out http.ResponseWriter, in *http.Request)', 'in.FormValue("x")')).toEqual([
    2,
  ]);
  expect(open('func f(gc2 *gin.Context)', 'gc2.Query("x")')).toEqual([2]);
  expect(
    open('import e "github.com/labstack/echo/v4"\nfunc f(x e.Context)', 'x.Param("x")'),
  ).toEqual([3]);
  expect(open('func f(r *Repo)', 'r.URL')).toEqual([]);
  expect(open('func (c *client) f()', 'c.Query("x")')).toEqual([]);
});

it('reads words that are modifiers elsewhere as names of parameters', () => {
  expect(found('func f(params x, ref *http.Request) {\n\tos.Open(ref.RequestURI)\n}')).toEqual([2]);
});

it('takes no number that a format prints for a hole, nor for a constant', () => {
  const sql = {
    ...rule,
    analysis: {
      context: 'sql',
      calls: [
        { callee: 'q', text: 'id = \\0', when: { param: 'high' } },
        { callee: 'key', text: '^[^\\0]+$', when: { constant: 'high' } },
      ],
    },
  } as unknown as CodeRule;
  const at = (body: string) =>
    analyzeSource(`package a\nfunc f(s string, n int) {\n${body}\n}`, 'go', [sql]).length;
  expect(at('q(fmt.Sprintf("SELECT %s WHERE id = %s", s, s))')).toBe(1);
  expect(at('q(fmt.Sprintf("SELECT %s WHERE id = %d", s, n))')).toBe(0);
  expect(at('key(fmt.Sprintf("%d", n))')).toBe(0);
});

it('knows functions with type parameters by their names', () => {
  const decode =
    'func decode[T any](r *http.Request) (T, error) {\n\tvar v T\n\terr := json.NewDecoder(r.Body).Decode(&v)\n\treturn v, err\n}\n';
  expect(
    found(
      `${decode}func f(r *http.Request) {\n\tin, err := decode[Order](r)\n\tos.Open(in.Name)\n}`,
    ),
  ).toEqual([8]);
});

it('does not take a path that was only shortened for one that stays inside', () => {
  expect(lines('x := filepath.Clean(r.FormValue("x"))\nos.Open("a/" + x)')).toEqual([4]);
  expect(lines('x := filepath.Clean("/" + r.FormValue("x"))\nos.Open("a" + x)')).toEqual([]);
});

it('knows on which side of a check a value stands', () => {
  expect(lines('x := r.FormValue("x")\nif !isKnown(x) {\nos.Open(x)\n}')).toEqual([5]);
  expect(lines('x := r.FormValue("x")\nif !known[x] {\nreturn\n}\nos.Open(x)')).toEqual([]);
  expect(lines('x := r.FormValue("x")\nif !strings.Contains(x, "..") {\nos.Open(x)\n}')).toEqual(
    [],
  );
});

it('follows what is printed into a buffer', () => {
  const filled =
    'var b strings.Builder\nfmt.Fprintf(&b, "/%s", r.FormValue("x"))\nos.Open(b.String())';
  expect(lines(filled)).toEqual([5]);
  expect(lines('var b strings.Builder\nfmt.Fprintf(&b, "/%d", n)\nos.Open(b.String())')).toEqual(
    [],
  );
});

/** Lines of findings where declarations follow the function. */
function linesWith(body: string, declarations: string): number[] {
  return lines(`${body}\n}\n${declarations}\nfunc g() {`);
}

it('knows the fields of a struct by the literals of the file', () => {
  const struct = 'type V struct { dir, name string }';
  const use = 'func (v *V) open() {\nos.Open(v.name)\n}';
  expect(linesWith('v := &V{name: r.FormValue("x")}', `${struct}\n${use}`)).toEqual([7]);
  expect(linesWith('v := V{"a", r.FormValue("x")}', `${struct}\n${use}`)).toEqual([7]);
  expect(linesWith('v := &V{dir: r.FormValue("x"), name: "a"}', `${struct}\n${use}`)).toEqual([]);
  const copy = 'func (v *V) copy() *V { return &V{name: v.name} }';
  expect(linesWith('v := &V{name: "a"}', `${struct}\n${copy}\n${use}`)).toEqual([]);
});

it('follows what a function of the file hands to its callback', () => {
  const wrap = 'func wrap(next func(x string)) {\nnext(req.FormValue("x"))\n}';
  expect(linesWith('wrap(func(x string) {\nos.Open(x)\n})', wrap)).toEqual([4]);
  const own = 'func wrap(next func(x string)) {\nnext("a")\n}';
  expect(linesWith('wrap(func(x string) {\nos.Open(x)\n})', own)).toEqual([]);
});

it('takes what a map of the program knows for harmless where the test says so', () => {
  expect(
    lines('x, ok := known[r.FormValue("x")]\nif !ok {\nreturn "", nil\n}\nos.Open(x)'),
  ).toEqual([]);
  expect(lines('if _, ok := names[x]; ok {\nos.Open("a" + x)\n}')).toEqual([]);
  expect(lines('k := r.FormValue("x")\nif _, ok := names[k]; ok {\nos.Open(k)\n}')).toEqual([]);
  expect(lines('k := r.FormValue("x")\nif y, ok := names["a"]; ok {\nos.Open(k)\n}')).toEqual([5]);
});

it('reads a binding in a test as one that fills', () => {
  const bound =
    'var in struct{ Name string }\nif c.ShouldBindJSON(&in) != nil {\nreturn "", nil\n}\n';
  expect(lines(`${bound}os.Open(in.Name)`)).toEqual([7]);
});
