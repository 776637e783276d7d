import { describe, expect, it } from 'vitest';
import type { Context } from '../../../../../src/scan/code/languages/profile.ts';
import { classify } from '../../../../../src/scan/code/operand/classify.ts';
import { guarded } from '../../../../../src/scan/code/operand/guards.ts';
import { buildModel, callAt } from '../../../../../src/scan/code/syntax/file-model.ts';

/** What is known of the first argument of the call of `sink`. */
function given(text: string, language = 'javascript', context: Context = 'sql') {
  const model = buildModel(text, language);
  const [at = -1] = (model.names.get('sink') ?? []).slice(-1);
  const value = callAt(model, at)?.entries[0]?.value;
  if (value === undefined) throw new Error('no argument');
  const operand = classify({ model, context }, value);
  const isGuarded = operand.dynamic && guarded(model, context, operand.roots, at);
  return { ...operand, isGuarded };
}

describe('outside data', () => {
  it.each([
    ['const x = req.query.a; sink(x)'],
    ['const { a: x } = req.body; sink(x)'],
    ['let x = ""; x += req.params.id; sink(x)'],
    ['for (const x of req.body.ids) { sink(x) }'],
    ['req.body.ids.map((x) => sink(x))'],
    ['function f(x) { sink(x) } f(req.query.a)'],
    ['function f() { return req.query.a } sink(f())'],
    ['const q = {}; q.name = req.body.name; sink(q)'],
    ['const parts = []; parts.push(req.query.a); sink(parts.join(""))'],
    ['const x = req.query.a.trim().toLowerCase(); sink(x)'],
    ['const x = cond ? "a" : req.query.a; sink(x)'],
    ['const x = req.query.a || "none"; sink(x)'],
    ['let x = req.query.a; x = x.trim(); sink(x)'],
    ['let x = req.query.a; if (y) x = "b"; sink(x)'],
    ['let x = ""; if (y) x = req.query.a; else x = "b"; sink(x)'],
    ['const x = req.query.a === "undefined" ? "" : req.query.a; sink(x)'],
    ['const out = req.query.a; sink(out)'],
    ['let x = req.query.a; x = x + "b"; sink(x)'],
    ['let x = [req.query.a]; x = x.concat("b"); sink(x)'],
    ['function f({ params }: { params: { a: string } }) { sink(params.a) }'],
  ])('%s', (text) => {
    expect(given(text).taint).toBe(2);
  });

  it.each([
    ['x = request.args.get("a")\nsink(x)'],
    ['for x in request.form.getlist("a"):\n    sink(x)'],
    ['def f(x):\n    sink(x)\nf(request.args["a"])'],
    ['@app.get("/{x}")\ndef f(x: str):\n    sink(x)'],
    ['def f(request):\n    sink(request.GET["a"])'],
    ['with open(request.args["a"]) as x:\n    sink(request.args["a"])'],
    ['xs = [x.strip() for x in request.args.getlist("a")]\nsink(xs[0])'],
    ['sink(" ".join(y for x in request.args.getlist("a") for y in x.split(",")))'],
    ['xs = {k: v for k, v in request.args.items()}\nsink(xs["a"])'],
    ['sink(",".join(map(str, request.args["a"].split(","))))'],
    ['opts = {"file": request.args["a"]}\nsink(opts["file"])'],
    ['data = {}\ndata["a"] = request.args["a"]\nsink(data["a"])'],
    ['sink("<p>NAME</p>".replace("NAME", request.args["a"]))'],
  ])('%s (Python)', (text) => {
    expect(given(text, 'python').taint).toBe(2);
  });

  it.each([
    ['xs = [int(x) for x in request.args.getlist("a")]\nsink(",".join(map(str, xs)))'],
    ['xs = [x for x in request.args.getlist("a") if x in ALLOWED]\nsink(xs[0])'],
    ['xs = {"a": request.args["a"]}\nsink(" AND ".join("%s = ?" % k for k in xs))'],
    [
      'xs = {"a": request.args["a"]}\nys = {k: v for k, v in xs.items() if v}\nsink(",".join(ys.keys()))',
    ],
    ['xs = ["a", "b"]\nsink(",".join(x + " = ?" for x in xs))'],
    ['@app.get("/<int:x>")\ndef f(x):\n    sink(x)'],
    ['@app.get("/<x:int>")\ndef f(request, x):\n    sink(x)'],
    ['sink(min(int(request.args["a"]), 100))'],
    ['data = {}\ndata["a"] = request.args["a"]\ndata["b"] = "c"\nsink(data["b"])'],
  ])('%s is harmless (Python)', (text) => {
    expect(given(text, 'python').dynamic).toBe(false);
  });

  it.each([
    [
      'def f():\n    x = request.args["a"]\n    if x in ALLOWED:\n        return x\n    return "b"\nsink(f())',
      false,
    ],
    [
      'def f():\n    x = request.args["a"]\n    if x:\n        return x\n    return "b"\nsink(f())',
      true,
    ],
  ])('%s: a function that has tested what it gives back', (text, dynamic) => {
    expect(given(text, 'python').dynamic).toBe(dynamic);
  });

  it('knows that a longer branch gives a name a value of its own', () => {
    const branch = '    log.warning("unknown %s, not %s", x, y)\n    x = "a"\n';
    const text = `x = request.args["x"]\nif x not in ("a", "b"):\n${branch}sink(x)`;
    expect(given(text, 'python').isGuarded).toBe(true);
  });

  it('says of a mapping that takes any key that it may hold any', () => {
    const made = 'xs = {"a": y}\nxs[request.args["k"]] = 2\n';
    expect(given(`${made}sink(",".join(k for k in xs))`, 'python').dynamic).toBe(true);
  });

  it('reads what a filled template is made of', () => {
    expect(given('sink("a {x} b".replace("{x}", y))', 'python').text).toBe('a \0 b');
    const template = 't = Template("a $x ${y}")\n';
    expect(given(`${template}sink(t.substitute(x=x, y=y))`, 'python').text).toBe('a \0 \0');
    expect(given('sink("/tmp/%d.txt" % pid)', 'python').text).toBe('/tmp/\0.txt');
  });

  it('knows that a host comes first of what is printed', () => {
    const leads = (text: string) => given(text, 'python', 'url').leads;
    expect(leads('sink("http://%s/%s" % (request.args["h"], p))')).toBe(2);
    expect(leads('sink("http://%s/%s" % (HOST, request.args["p"]))')).toBe(0);
  });

  it('tells what an object was set up with from what a method is given', () => {
    const setUp = 'class A:\n    def __init__(self, x):\n        self.x = x\n';
    expect(given(`${setUp}    def f(self):\n        sink(self.x)`, 'python').taint).toBe(0);
    const written = 'class A:\n    def f(self, x):\n        self.x = x\n        sink(self.x)';
    expect(given(written, 'python').taint).toBe(1);
    const outside = 'class A:\n    def __init__(self):\n        self.x = request.args["x"]\n';
    expect(given(`${outside}    def f(self):\n        sink(self.x)`, 'python').taint).toBe(2);
  });

  it('lets the command line name files and commands, and not write templates', () => {
    expect(given('sink(sys.argv[1])', 'python', 'path').taint).toBe(1);
    expect(given('sink(sys.argv[1])', 'python', 'shell').taint).toBe(1);
    expect(given('sink(sys.argv[1])', 'python', 'template').taint).toBe(2);
  });
});

describe('what does no harm', () => {
  it.each([
    ['sink("a" + "b")'],
    ['const a = "x"; sink(`${a}y`)'],
    ['sink(Number(req.query.a))'],
    ['sink(req.query.a.length)'],
    ['sink(req.query.a.replace(/[^a-z0-9]/gi, ""))'],
    ['sink(req.query.ids.map(() => "?").join(","))'],
    ['function f(x: number) { sink(x) }'],
    ['const { a } = { a: "constant" }; sink(a)'],
    ['let x = req.query.a; x = "other"; sink(x)'],
    ['const q = {}; q.name = req.body.name; sink(q.other)'],
  ])('%s', (text) => {
    expect(given(text, 'typescript').dynamic).toBe(false);
  });

  it('depends on what is asked: an escape serves one context', () => {
    const text = 'sink(escapeHtml(req.query.a))';
    expect(given(text, 'javascript', 'html').dynamic).toBe(false);
    expect(given(text, 'javascript', 'path').dynamic).toBe(true);
  });
});

it('knows text that was glued, with NUL for what is not constant', () => {
  expect(given('function f(a) { sink("x " + a + " y") }')).toMatchObject({
    built: true,
    taint: 1,
    text: 'x \0 y',
  });
  expect(given('def f(a):\n    sink("x %s y" % a)', 'python')).toMatchObject({
    built: true,
    text: 'x \0 y',
  });
  expect(given('def f(a):\n    sink("x {} y".format(a))', 'python')).toMatchObject({
    built: true,
    text: 'x \0 y',
  });
});

describe('guards', () => {
  it.each([
    ['if (!ALLOWED.includes(req.query.a)) return; sink(req.query.a)', 'sql', true],
    ['if (ALLOWED.has(req.query.a)) { sink(req.query.a) }', 'sql', true],
    ['if (ALLOWED.has(req.query.a)) { log() } sink(req.query.a)', 'sql', false],
    ['if (!ALLOWED.includes(req.query.b)) return; sink(req.query.a)', 'sql', false],
    ['if (!p.startsWith(ROOT)) throw e; sink(p)', 'path', true],
    ['if (!p.startsWith(ROOT)) throw e; sink(p)', 'sql', false],
    ['for (const c of x) { if (!GOOD.has(c)) return; } sink(x)', 'sql', true],
  ])('%s (%s): %s', (text, context, expected) => {
    const wrapped = `function f(req, p, x) { ${text} }`;
    expect(given(wrapped, 'javascript', context as Context).isGuarded).toBe(expected);
  });

  it.each([
    ['if (!OK.includes(x)) { x = "a"; } sink(x)', true],
    ['if (!OK.includes(x)) { y = "a"; } sink(x)', false],
    ['switch (x) { case "a": break; default: return; } sink(x)', true],
    ['switch (x) { case "a": run(); break; } sink(x)', false],
    ['if (!OK.includes(x)) return; run(() => { sink(x) })', true],
    ['run((x) => { if (!OK.includes(x)) return; }); run(() => { sink(x) })', false],
  ])('%s', (text, expected) => {
    expect(given(`function f(x, y) { ${text} }`).isGuarded).toBe(expected);
  });

  it('reads the tests of Python by indentation', () => {
    const text = 'def f(x):\n    if x not in NAMES:\n        return\n    sink(x)';
    expect(given(text, 'python').isGuarded).toBe(true);
    expect(
      given('def f(x):\n    if x in NAMES:\n        pass\n    sink(x)', 'python').isGuarded,
    ).toBe(false);
  });
});

describe('PHP and Ruby', () => {
  it.each([
    ['<?php $ids = implode(",", array_map("intval", $_POST["ids"])); sink($ids);', 'php'],
    ['<?php class A { private $dir = "/srv"; function f() { sink($this->dir); } }', 'php'],
    ['sink("\\x00" * 16)', 'ruby'],
  ])('%s is harmless', (text, language) => {
    expect(given(text, language).dynamic).toBe(false);
  });

  it.each([
    ['<?php sink((string) $_POST["name"]);', 'nosql', false],
    ['<?php sink((string) $_POST["name"]);', 'sql', true],
    ['<?php sink(file_get_contents("php://input"));', 'code', true],
  ] as const)('%s in %s', (text, context, isDynamic) => {
    expect(given(text, 'php', context).dynamic).toBe(isDynamic);
  });

  it('knows state of the object itself from other values', () => {
    expect(given('<?php class A { function f() { sink("a $this->x b"); } }', 'php').own).toBe(true);
    expect(
      given('<?php class A { function f($y) { sink($this->x . $y); } }', 'php').own,
    ).toBeUndefined();
    expect(given('def f\n  sink("a #{@x}")\nend', 'ruby').own).toBe(true);
  });

  it('takes params for a parameter where a method declares it', () => {
    expect(given('def f(params)\n  sink(params[:a])\nend', 'ruby').taint).toBe(1);
    expect(given('def f\n  sink(params[:a])\nend', 'ruby').taint).toBe(2);
  });

  it.each([
    ['java', 'void f(HttpServletRequest request) {', 'request.getParameter("KEY")', ')', '}'],
    ['go', 'func f(c *gin.Context) {', 'c.Query("KEY")', '', '}'],
    ['csharp', 'void F() {', 'Request.Form.Get("KEY")', ')', '}'],
  ])(
    'takes the test of one parameter for none of another: %s',
    (language, head, asked, close, end) => {
      const of = (key: string) => asked.replace('KEY', key);
      const code = (tested: string) =>
        `${head}\n  if ${close && '('}${of(tested)} != "show"${close} { return; }\n  sink(${of('name')});\n${end}`;
      expect(given(code('name'), language).isGuarded).toBe(true);
      expect(given(code('mode'), language).isGuarded).toBe(false);
    },
  );

  it('keeps the test of one route from guarding another', () => {
    const route = (name: string, body: string) => `get "/${name}" do\n${body}\nend\n`;
    const tested = '  x = params[:a]\n  halt 403 unless OK.include?(x)';
    expect(given(route('a', `${tested}\n  sink(x)`), 'ruby').isGuarded).toBe(true);
    expect(
      given(route('a', tested) + route('b', '  x = params[:a]\n  sink(x)'), 'ruby').isGuarded,
    ).toBe(false);
  });
});

describe('fields of a template of Python', () => {
  it.each([
    ["sink('a %s b %s' % (x, 'c'))", 'a \0 b c'],
    ["sink('(%s) (%s)' % (x, ','.join(['%s'] * n)))", '(\0) (,%s)'],
    ["sink('%d %s' % (x, y))", '0 \0'],
    ["sink('a %s' % [x, 'c'])", 'a \0'],
    ["sink('a %(k)s' % x)", 'a \0'],
  ])('%s', (text, expected) => {
    expect(given(text, 'python').text).toBe(expected);
  });
});
