import { describe, expect, it } from 'vitest';
import { classify } from '../../../../../src/scan/code/operand/classify.ts';
import { buildModel, callAt } from '../../../../../src/scan/code/syntax/file-model.ts';

/** What is known of the first argument of the call of `sink`. */
function given(text: string, language: string) {
  const model = buildModel(text, language);
  const [at = -1] = (model.names.get('sink') ?? []).slice(-1);
  const value = callAt(model, at)?.entries[0]?.value;
  if (value === undefined) throw new Error('no argument');
  return classify({ model, context: 'sql' }, value);
}

const HANDLER = '@app.get("/")\ndef f():\n    ';

describe('what is left of a list after a test of each item', () => {
  it.each([
    ['javascript', 'const k = Object.keys(req.body).filter((k) => ALLOWED.includes(k)); sink(k)'],
    ['javascript', 'const k = req.body.k.filter((x) => { return /^\\w+$/.test(x); }); sink(k)'],
    ['python', `${HANDLER}k = [k for k in request.json if k in ALLOWED]\n    sink(k)`],
    ['ruby', 'def f\n  k = params[:k].select { |c| ALLOWED.include?(c) }\n  sink(k)\nend'],
    ['php', '<?php $k = array_filter($_GET["k"], fn($c) => in_array($c, $ok, true)); sink($k);'],
    [
      'java',
      'class A { void f(HttpServletRequest request) { var k = List.of(request.getParameterValues("k")).stream().filter(ALLOWED::contains); sink(k); } }',
    ],
  ])('%s: harmless in %s', (language, text) => {
    expect(given(text, language).dynamic).toBe(false);
  });

  it.each([
    ['javascript', 'const k = Object.keys(req.body).filter((k) => k !== "id"); sink(k)'],
    ['javascript', 'const k = req.body.k.filter((x) => !DENIED.includes(x)); sink(k)'],
    ['javascript', 'const k = req.body.k.filter((x) => x.kind === "a"); sink(k)'],
    ['javascript', 'const k = req.body.k.filter((x) => OK.includes(x) || all); sink(k)'],
    ['python', `${HANDLER}k = [k for k in request.json if k not in DENIED]\n    sink(k)`],
    ['ruby', 'def f\n  k = params[:k].select { |c| c.present? }\n  sink(k)\nend'],
  ])('%s: outside data in %s', (language, text) => {
    expect(given(text, language).taint).toBe(2);
  });
});

describe('the variable of a comprehension', () => {
  it('is its own, whatever another one of that name holds', () => {
    const text = `${HANDLER}ids = [int(i) for i in request.args["a"].split(",")]\n    sink(",".join(str(i) for i in ids))`;
    expect(given(text, 'python').dynamic).toBe(false);
  });
  it('is what it loops over', () => {
    const text = `${HANDLER}rows = [1, 2]\n    sink(",".join(k for k in request.args))`;
    expect(given(text, 'python').taint).toBe(2);
  });
});
