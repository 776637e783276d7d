import { describe, expect, it } from 'vitest';
import type { Context } from '../../../../../src/scan/code/languages/profile.ts';
import { classify } from '../../../../../src/scan/code/operand/classify.ts';
import { guarded } from '../../../../../src/scan/code/operand/guards.ts';
import { buildModel, callAt } from '../../../../../src/scan/code/syntax/file-model.ts';

/** What is known of the first argument of the call of `sink` that stands last. */
function given(lines: readonly string[], context: Context = 'path') {
  const model = buildModel(lines.join('\n'), 'python');
  const [at = -1] = (model.names.get('sink') ?? []).slice(-1);
  const value = callAt(model, at)?.entries[0]?.value;
  if (value === undefined) throw new Error('no argument');
  const operand = classify({ model, context }, value);
  return {
    ...operand,
    isGuarded: operand.dynamic && guarded(model, context, operand.roots, at),
  };
}

const HOOK = ['@dataclass', 'class Hook:', '    url: str', '    port: int = 80'];
const RUN = ['def run(x):', '    sink(x)'];

describe('objects of classes of the same file', () => {
  it.each([
    [[...HOOK, 'hook = Hook(url=request.json["u"])', 'sink(hook.url)']],
    [[...HOOK, 'hook = Hook(request.json["u"], 8080)', 'sink(hook.url)']],
    [[...HOOK, 'data = request.get_json()', 'hook = Hook(**data)', 'sink(hook.url)']],
    [
      [
        ...HOOK,
        '    @classmethod',
        '    def read(cls):',
        '        return cls(request.json["u"])',
        'hook = Hook.read()',
        'sink(hook.url)',
      ],
    ],
    [
      [
        'class Job:',
        '    def __init__(self, req):',
        '        self.name = req.args["n"]',
        'job = Job(request)',
        'sink(job.name)',
      ],
    ],
    [
      [
        'class Job:',
        '    def __init__(self, name):',
        '        self.name = name',
        '    def run(self):',
        '        sink(self.name)',
        'Job(request.args["n"]).run()',
      ],
    ],
  ])('hand on what they were made of: %j', (lines) => {
    expect(given(lines).taint).toBe(2);
  });

  it.each([
    [[...HOOK, 'hook = Hook(url="https://example.com")', 'sink(hook.url)']],
    [[...HOOK, 'data = request.get_json()', 'hook = Hook(**data)', 'sink(hook.port)']],
  ])('hand on nothing else: %j', (lines) => {
    expect(given(lines).taint).toBe(0);
  });

  it('keeps the fields of two classes apart', () => {
    const lines = [
      'class A:',
      '    def set(self):',
      '        self.x = request.args["x"]',
      'class B:',
      '    def set(self):',
      '        self.x = "x"',
      '    def run(self):',
      '        sink(self.x)',
    ];
    expect(given(lines).taint).toBe(0);
  });
});

describe('functions that a framework calls', () => {
  it.each([
    [['class Show(RequestHandler):', '    def get(self, name):', '        sink(name)']],
    [['class Show(APIView):', '    def get(self, request, name):', '        sink(name)']],
    [['class Show:', '    def on_get(self, req, resp, name):', '        sink(name)']],
    [['class Query:', '    def resolve_user(self, info, name):', '        sink(name)']],
    [
      [
        'from django.http import HttpResponse',
        'def show(request, name):',
        '    sink(name)',
        '    return HttpResponse("ok")',
      ],
    ],
    [['class Root:', '    @cherrypy.expose', '    def index(self, name):', '        sink(name)']],
    [['def handle(event, context):', '    sink(event["Records"][0]["body"])']],
    [['from flask import g', 'def load():', '    g.x = request.args["x"]', 'sink(g.x)']],
  ])('%j', (lines) => {
    expect(given(lines).taint).toBe(2);
  });

  it.each([
    [['class Store:', '    def get(self, name):', '        sink(name)']],
    [['class Show(APIView):', '    def get(self, request, user_id):', '        sink(user_id)']],
    [['class Show(APIView):', '    def helper(self, request, name):', '        sink(name)']],
    [['from django.db import models', 'def show(request, name):', '    sink(name)']],
  ])('and such as their own program calls: %j', (lines) => {
    expect(given(lines).taint).toBe(1);
  });

  it('takes an enumeration for a list of values', () => {
    const enumeration = ['class Kind(str, Enum):', '    a = "a"'];
    const route = '@app.get("/{kind}")';
    const view = (type: string) => [
      ...enumeration,
      route,
      `def show(kind: ${type}):`,
      '    sink(kind)',
    ];
    expect(given(view('Kind')).dynamic).toBe(false);
    expect(given(view('str')).taint).toBe(2);
  });
});

describe('ways through a file', () => {
  it.each([
    [['match request.get_json():', '    case {"path": path}:', '        sink(path)']],
    [[...RUN, 'pool.submit(run, request.args["x"])']],
    [[...RUN, 'Thread(target=run, args=(request.args["x"],)).start()']],
    [[...RUN, 'run.delay(request.args["x"])']],
    [['def clean(x):', '    return x.strip()', 'sink(clean(request.args["x"]))']],
  ])('%j', (lines) => {
    const [at] = lines.filter((line) => line.includes('sink'));
    expect(at).toBeDefined();
    expect(given(lines).taint).toBe(2);
  });

  it('asks of a function only what it gives back', () => {
    const show = ['def show(what, where):', '    return what + " IN " + quote_identifier(where)'];
    const constant = given([...show, 'def f(where):', '    sink(show("TABLES", where))'], 'sql');
    expect(constant.dynamic).toBe(false);
    expect(given([...show, 'def f(what):', '    sink(show(what, "a"))'], 'sql').taint).toBe(1);
  });
});

describe('what a test says of the name of an upload', () => {
  const upload = (test: string) => [
    'f = request.files["f"]',
    `if ${test}:`,
    '    sink(f.filename)',
  ];
  it.each([
    ['f.filename.rsplit(".", 1)[1].lower() in ALLOWED'],
    ['os.path.splitext(f.filename)[1] in (".png", ".jpg")'],
    ['allowed_file(f.filename)'],
    ['f.content_type in TYPES'],
    ['f.filename.endswith(".png")'],
  ])('nothing of where it lies: %s', (test) => {
    expect(given(upload(test)).isGuarded).toBe(false);
  });

  it.each([['f.filename in ALLOWED'], ['is_safe_path(f.filename)']])('enough: %s', (test) => {
    expect(given(upload(test)).isGuarded).toBe(true);
  });
});

describe('functions that are handed over to what calls them with outside data', () => {
  it.each([
    [['import gradio as gr', ...RUN, 'gr.Button("Go").click(run, [box], out)']],
    [['import gradio as gr', ...RUN, 'demo = gr.Interface(fn=run, inputs="text")']],
    [[...RUN, 'app.add_api_route("/run", run)']],
    [[...RUN, 'app.add_url_rule("/<x>", "run", view_func=run)']],
    [[...RUN, 'server.register_function(run, "run")']],
    [
      [
        'class Files:',
        '    def read(self, name):',
        '        sink(name)',
        'server.register_instance(Files())',
      ],
    ],
    [['import web', 'class Note:', '    def GET(self, ident):', '        sink(ident)']],
    [['class Media:', '    def on_get_thumb(self, req, resp, name):', '        sink(name)']],
    [['class Files(rpyc.Service):', '    def exposed_read(self, name):', '        sink(name)']],
  ])('are given it: %j', (lines) => {
    expect(given(lines).taint).toBe(2);
  });

  it.each([
    [[...RUN, 'gr.Button("Go").click(run, [box], out)']],
    [['class Files:', '    def read(self, name):', '        sink(name)', 'files = Files()']],
    [['class Note:', '    def GET(self, ident):', '        sink(ident)']],
  ])('and others are not: %j', (lines) => {
    expect(given(lines).taint).toBe(1);
  });
});

describe('properties', () => {
  const job = (decorator: string) => [
    'class Job:',
    '    def __init__(self, name):',
    '        self.name = name',
    `    ${decorator}`,
    '    def target(self):',
    '        return os.path.join(ROOT, self.name)',
    '    def run(self):',
    '        sink(self.target)',
    'Job(request.args["n"]).run()',
  ];

  it('give what their function gives back', () => {
    expect(given(job('@property')).taint).toBe(2);
    expect(given(job('@functools.cached_property')).taint).toBe(2);
  });

  it('are told from methods', () => {
    expect(given(job('@staticmethod')).taint).not.toBe(2);
  });
});

describe('what forms, serializers and schemas let through', () => {
  it.each([
    [['import django', 'sink(form.cleaned_data["url"])']],
    [['from rest_framework import views', 'sink(serializer.validated_data["url"])']],
    [['data = ItemSchema().load(request.json)', 'sink(data["url"])']],
    [['body = Body.model_validate(request.json)', 'sink(body.url)']],
  ])('comes from outside still: %j', (lines) => {
    expect(given(lines, 'url').taint).toBe(2);
  });

  it('is no text where its name says so', () => {
    expect(given(['import django', 'sink(form.cleaned_data["user_id"])'], 'url').taint).not.toBe(2);
  });
});

describe('f-strings of a log line', () => {
  it.each([
    ['f"name={request.args[\'n\']!r}"', false],
    ['f"name={request.args[\'n\']!r:>8} of {count!s}"', false],
    ['f"name={request.args[\'n\']}"', true],
  ])('%s', (text, isOutside) => {
    expect(given([`sink(${text})`], 'log').taint === 2).toBe(isOutside);
  });
});
