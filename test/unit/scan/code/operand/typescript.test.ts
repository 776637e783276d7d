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
