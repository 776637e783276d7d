import { describe, expect, it } from 'vitest';
import type { CodeRule } from '../../../../../src/rules/rule.ts';
import { analyzeSource } from '../../../../../src/scan/code/analyze.ts';

function severities(analysis: object, text: string, language = 'javascript'): unknown[] {
  const rule = {
    kind: 'code',
    id: 'sink',
    category: 'xss',
    severity: 'low',
    confidence: 'high',
    languages: [language],
    keywords: [],
    analysis,
  } as unknown as CodeRule;
  return analyzeSource(text, language, [rule]).map((match) => match.severity);
}

describe('grades by the names that carry a value', () => {
  const grades = (graded: object[]) => ({
    context: 'html',
    calls: [{ callee: 'sink', when: { tainted: 'critical', param: 'medium' }, graded }],
  });

  it('takes one of the names, or all of them', () => {
    const one = grades([{ root: '^comment', verdict: 'high' }]);
    expect(severities(one, 'function f(comment) { sink(comment.text) }')).toEqual(['high']);
    expect(severities(one, 'function f(node) { sink(node.text) }')).toEqual(['medium']);
    const all = grades([{ roots: '^a', verdict: 'off' }]);
    expect(severities(all, 'function f(a, b) { sink(a + a) }')).toEqual([]);
    expect(severities(all, 'function f(a, b) { sink(a + b) }')).toEqual(['medium']);
  });

  it('takes a grade for what no caller hands over either', () => {
    const analysis = {
      context: 'html',
      calls: [
        {
          callee: 'sink',
          when: { param: 'medium', dynamic: 'medium' },
          graded: [{ unknown: true, verdict: 'off' }],
        },
      ],
    };
    expect(severities(analysis, 'sink(load())')).toEqual([]);
    expect(severities(analysis, 'function f(a) { sink(a) }')).toEqual(['medium']);
  });

  it('says a low verdict once for a value of a function', () => {
    const low = { context: 'html', calls: [{ callee: 'sink', when: { param: 'low' } }] };
    expect(severities(low, 'function f(a) {\n sink(a)\n sink(a)\n}')).toEqual(['low']);
    expect(severities(low, 'function f(a, b) {\n sink(a)\n sink(b)\n}')).toHaveLength(2);
    const two = 'function f(a) {\n sink(a)\n}\nfunction g(a) {\n sink(a)\n}';
    expect(severities(low, two)).toHaveLength(2);
  });

  it('does not lower what is known to come from outside', () => {
    const text = 'const comment = req.query.c; sink(comment)';
    const analysis = grades([{ root: '^comment', verdict: 'low' }]);
    expect(severities(analysis, text)).toEqual(['critical']);
  });
});

describe('addresses', () => {
  const redirect = {
    context: 'redirect',
    calls: [{ callee: 'sink', notText: '^/(?!/)', when: { tainted: 'high' } }],
  };
  const fetched = { context: 'url', calls: [{ callee: 'sink', when: { tainted: 'high' } }] };

  it('excuses an address when all that it may be is excused', () => {
    expect(severities(redirect, 'sink("/a/" + req.query.x)')).toEqual([]);
    expect(severities(redirect, 'sink(req.query.x || "/home")')).toEqual(['high']);
  });

  it('leaves a host of the program to the program', () => {
    expect(severities(fetched, 'sink(`${BASE}/users/${req.params.id}`)')).toEqual([]);
    expect(severities(fetched, 'sink(`${req.query.host}/users`)')).toEqual(['high']);
    expect(severities(fetched, 'sink(`${BASE}${req.params.id}`)')).toEqual(['high']);
  });
});

describe('what a sink looks at', () => {
  it('takes of an options literal the keys that are asked for', () => {
    const query = {
      context: 'sql',
      calls: [{ callee: 'sink', arg: [0, 'text'], when: { tainted: 'high' } }],
    };
    expect(severities(query, 'sink({ text: "select", values: [req.query.a] })')).toEqual([]);
    expect(severities(query, 'sink({ text: req.query.a })')).toEqual(['high']);
  });

  it('ends where literals are spread into one another', () => {
    const option = { calls: [{ callee: 'sink', if: [{ arg: 'a', missing: true }] }] };
    expect(severities(option, 'let a = { ...b };\nlet b = { ...a };\nsink(a)')).toHaveLength(1);
  });

  it('takes no declaration for a write to the global of that name', () => {
    const assign = {
      context: 'redirect',
      assigns: [{ target: 'location', when: { tainted: 'high' } }],
    };
    expect(severities(assign, 'const location = req.query.a')).toEqual([]);
    expect(severities(assign, 'location = req.query.a')).toEqual(['high']);
  });

  it('finds targets behind assertions', () => {
    const html = { context: 'html', assigns: [{ target: '*.innerHTML', when: { param: 'high' } }] };
    const f = (body: string) => severities(html, `function f(x) { ${body} }`, 'typescript');
    expect(f('el!.innerHTML = x')).toEqual(['high']);
    expect(f('document.getElementById("a")!.innerHTML = x')).toEqual(['high']);
    expect(f('(el as HTMLElement).innerHTML = x')).toEqual(['high']);
  });

  it('takes the middle of a choice for no key', () => {
    const entry = { entries: [{ key: 'check', when: { dynamic: 'high' } }] };
    expect(severities(entry, 'const f = on ? Tls.check : other')).toEqual([]);
    expect(severities(entry, 'const o = { check: other }')).toEqual(['high']);
  });
});

describe('what stands behind a call', () => {
  const analysis = { calls: [{ callee: 'md5', notBefore: '^\\.hexdigest\\(\\)\\[:\\d\\]' }] };

  it('leaves it where only a piece is taken', () => {
    expect(severities(analysis, 'name = md5(text).hexdigest()[:6]', 'python')).toEqual([]);
    expect(severities(analysis, 'name = md5(text).hexdigest()\nx = y[:6]', 'python')).toHaveLength(
      1,
    );
  });
});
