import { describe, expect, it } from 'vitest';
import { classify } from '../../../../../src/scan/code/operand/classify.ts';
import { buildModel, callAt } from '../../../../../src/scan/code/syntax/file-model.ts';

/** What is known of the first argument of the call of `sink`. */
function given(text: string) {
  const model = buildModel(text, 'typescript');
  const [at = -1] = (model.names.get('sink') ?? []).slice(-1);
  const value = callAt(model, at)?.entries[0]?.value;
  if (value === undefined) throw new Error('no argument');
  return classify({ model, context: 'sql' }, value);
}

describe('fields of a class', () => {
  it.each([
    ['class A { private readonly key = "abc"; f() { sink(this.key) } }'],
    ['class A { private static KEY: string = "abc"; f() { sink(A.KEY) } }'],
    ['class A { key = "abc"; f() { sink(this.key) } }'],
    ['enum Kind { One = "abc" } sink(Kind.One)'],
    ['class A { private readonly o = { key: "abc" }; f() { sink(this.o.key) } }'],
  ])('%s is what it was declared with', (text) => {
    expect(given(text)).toMatchObject({ dynamic: false, text: 'abc' });
  });

  it.each([
    ['class A { @Input() key = "abc"; f() { sink(this.key) } }'],
    ['class A {\n  @Prop({ type: String })\n  key = "abc";\n  f() { sink(this.key) } }'],
    ['class A { key = ""; f() { sink(this.key) } }'],
    ['class A { private key = "abc"; set(k) { this.key = k } f() { sink(this.key) } }'],
    ['class A { private readonly key = "abc" } class B { f() { sink(this.key) } }'],
  ])('%s may be anything', (text) => {
    expect(given(text).dynamic).toBe(true);
  });
});

describe('members of a literal', () => {
  it.each([
    ['const o = { a: req.query.a, b: "abc" }; sink(o.b)'],
    ['const o = { in: { b: "abc" } } as const; sink(o.in.b)'],
    ['const o = Object.freeze({ b: "abc" }); sink(o.b)'],
  ])('%s is what stands there', (text) => {
    expect(given(text)).toMatchObject({ dynamic: false, text: 'abc' });
  });

  it.each([
    ['const o = { b: "abc" }; function set() { o.b = req.query.b } sink(o.b)'],
    ['const o = { a: 1, b: req.query.b }; sink(o.b)'],
    ['const o = { b: "abc", ...req.query }; sink(o.b)'],
  ])('%s comes from outside', (text) => {
    expect(given(text).dynamic).toBe(true);
  });
});

describe('types', () => {
  it.each([
    ['app.get("/", (rq: express.Request, rs: Response) => { sink(rq.query.a) })'],
    ['app.get("/", (req, res) => { sink(<string>req.query.a) })'],
    [
      'class C { constructor(private route: ActivatedRoute) { this.route.queryParams.subscribe((p) => sink(p["a"])) } }',
    ],
    ['chrome.runtime.onMessage.addListener((message: Message) => { sink(message.code) })'],
    ['import { tool } from "ai"; const t = tool({ execute: async ({ path }) => sink(path) })'],
    ['import { McpServer } from "x"; server.registerTool("a", {}, async ({ path }) => sink(path))'],
  ])('%s brings outside data', (text) => {
    expect(given(text).taint).toBe(2);
  });

  it.each([
    ['const S = z.object({ id: z.number() }); const { id } = S.parse(req.query); sink(id)'],
    [
      'const S = z.object({ id: z.coerce.number() }); const q = await getValidatedQuery(event, S.parse); sink(q.id)',
    ],
    [
      'class Dto { @IsInt() @Min(1) page: number } class C { f(@Query() dto: Dto) { sink(dto.page) } }',
    ],
    [
      'class C { f(@Query("ids", new ParseArrayPipe({ items: Number })) ids: number[]) { sink(ids) } }',
    ],
    ['class C { f(@Param("id", ParseIntPipe) id) { sink(id) } }'],
  ])('%s has been checked', (text) => {
    expect(given(text).dynamic).toBe(false);
  });
});

describe('what stands for a value of the class itself', () => {
  it.each([
    ['class A { #id = 0; set() { this.#id = Number(req.query.id) } f() { sink(this.#id) } }'],
    [
      'class A { resolve(x) { return KNOWN[x] ? "a" : "b" } f() { sink(this.resolve(req.query.a)) } }',
    ],
  ])('%s does no harm', (text) => {
    expect(given(text).dynamic).toBe(false);
  });

  it('a private field holds what it was given', () => {
    const text = 'class A { #q = ""; set() { this.#q = req.query.q } f() { sink(this.#q) } }';
    expect(given(text).taint).toBe(2);
  });
});

describe('types behind `as` and `satisfies`', () => {
  it.each([
    ['sink(req.query.a as string | undefined)'],
    ['sink((req.query.a as string | undefined) ?? "x")'],
    ['sink(req.query.a as unknown as keyof typeof COLUMNS)'],
    ['sink(req.query.a as `${string}/${string}` | null)'],
    ['sink(req.query.a satisfies unknown)'],
    ["sink((req.query as Pick<Query, 'a' | 'b'>).a)"],
    ['sink((req.query.a as string[] & Named)[0])'],
  ])('%s is what it was before', (text) => {
    expect(given(text)).toMatchObject({ taint: 2 });
  });
});

describe('methods of one name in several classes', () => {
  const service = 'class Users {\n  find(name: string) { sink(name) }\n}';
  const controller = (field: string) =>
    `class Pages {\n  constructor(private readonly ${field}) {}\n  find(@Query('n') n: string) { return this.users.find(n) }\n}`;

  it('a call belongs to the class that the field is declared with', () => {
    expect(given(`${controller('users: Users')}\n${service}`).taint).toBe(2);
    expect(given(`${controller('users: Others')}\n${service}`).taint).toBe(1);
  });

  it('a call on the object itself belongs to its own class', () => {
    const own = (name: string) =>
      `class Other { run(n: string) {} }\nclass Users {\n  @Get()\n  find(@Query('n') n: string) { return ${name}.run(n) }\n  run(n: string) { sink(n) }\n}`;
    expect(given(own('this')).taint).toBe(2);
    expect(given(own('other')).taint).toBe(1);
  });

  it('a call on what was made of a class belongs to it', () => {
    const text =
      'class Other {\n  find(name: string) {}\n}\nclass Users {\n  find(name: string) { sink(name) }\n}';
    expect(given(`const users = new Users(); users.find(req.query.n);\n${text}`).taint).toBe(2);
  });
});

describe('addresses that are resolved', () => {
  it.each([
    ['const base = location.href; sink(new URL("a.js", base).pathname)'],
    [
      'class A { base() { return location.href } f() { sink(new URL(x.url, this.base()).search) } }',
    ],
  ])('%s leads where the first argument says', (text) => {
    expect(given(text).taint).toBe(0);
  });
});

describe('requests of a database', () => {
  it('what mssql answers is not what somebody sent', () => {
    expect(given('request.query(`SELECT 1`).then((rows) => sink(rows))').taint).toBe(1);
    expect(given('const rows = await request.query(statement); sink(rows)').taint).toBe(0);
    expect(given("sink(request.query('name'))").taint).toBe(2);
    expect(given('sink(request.query.name)').taint).toBe(2);
  });
});
