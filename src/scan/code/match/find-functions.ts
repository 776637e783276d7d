import type { CodeAnalysis } from '../../../rules/code-schema.ts';
import { classAround } from '../syntax/class-around.ts';
import type { FileModel } from '../syntax/file-model.ts';
import type { FunctionScope } from '../syntax/function-scope.ts';
import { bodyTextOf } from './body-text.ts';
import { type Hit, type Inquiry, isReached } from './judge.ts';
import { ruleTest } from './rule-expression.ts';

type FunctionSink = NonNullable<CodeAnalysis['functions']>[number];

/** Lines above a function whose comments speak of it. */
const ABOVE = 2;

/** The comments in a function, right above it and behind it on its last line; Python's text that opens it too. */
function commentsOf({ source, scopes }: FileModel, scope: FunctionScope): string {
  const { tokens, text, lines, lineStarts } = source;
  const last = endOf({ source }, scope) - 1;
  const above = lineStarts[Math.max(0, (lines[scope.head] as number) - 1 - ABOVE)] as number;
  // What stands on the last line of a function before speaks of that one.
  const from = scopes.functions
    .filter(({ to }) => to > 0 && to <= scope.head)
    .map((other) => lineStarts[lines[endOf({ source }, other) - 1] as number] ?? text.length)
    .reduce((latest, start) => Math.max(latest, start), above);
  const to = lineStarts[lines[last] as number] ?? text.length;
  const parts: string[] = [];
  for (let i = 0; i < tokens.comments.length; i += 2) {
    const start = tokens.comments[i] as number;
    if (start >= from && start < to) parts.push(text.slice(start, tokens.comments[i + 1]));
  }
  return parts.join('\n') + openingText(source, scope);
}

/** The text that opens a function of Python's. */
function openingText({ tokens, text, profile }: FileModel['source'], scope: FunctionScope): string {
  if (profile.newlines !== 'indent') return '';
  const colon = tokens.values.indexOf(':', scope.from);
  const literal = tokens.literals.get(colon + 1);
  return colon < 0 || colon >= scope.to || literal === undefined
    ? ''
    : text.slice(literal.from, literal.to);
}

/** Functions whose name and whole body match. */
export function findBodies(inquiry: Inquiry, sink: FunctionSink): Hit[] {
  const { model } = inquiry;
  const hits: Hit[] = [];
  for (const scope of model.scopes.functions) {
    if (scope.to - scope.from > 400 || !isReached(inquiry, scope.from)) continue;
    if (!ruleTest(sink.name).test(scope.name)) continue;
    if (sink.head !== undefined && !ruleTest(sink.head).test(scope.prefix)) continue;
    const { whole, quiet } = bodyTextOf(model.source, scope);
    // `{ escapeHtml: () => escapeHtml }` hands on another of its name.
    if (whole.replace(/^return | ;$/g, '') === scope.name) continue;
    if (sink.recursive && !` ${whole}`.includes(` ${scope.name} (`)) continue;
    if (!isSuch(sink, scope, whole) && (quiet === undefined || !isSuch(sink, scope, quiet)))
      continue;
    if (!standsRight(model, scope, sink)) continue;
    hits.push({
      ...(sink.severity === undefined ? {} : { severity: sink.severity }),
      from: scope.head,
      to: endOf(model, scope),
      made: Array.from({ length: Math.min(20, scope.to - scope.from) }, (_, i) => scope.from + i),
    });
  }
  return hits;
}

/** Whether a body, and the parameters with it, are as the rule wants them. */
function isSuch(sink: FunctionSink, scope: FunctionScope, body: string): boolean {
  if (!ruleTest(sink.body).test(body)) return false;
  return sink.takes === undefined || ruleTest(sink.takes).test(`${namesOf(scope)} => ${body}`);
}

/** The names of a function's parameters. */
function namesOf({ params }: FunctionScope): string {
  return params.map(({ name }) => name).join(', ');
}

/** The token behind a function; the brace that closes an empty body belongs to it. */
function endOf({ source }: Pick<FileModel, 'source'>, { head, from, to }: FunctionScope): number {
  const isEmpty = to <= from && source.tokens.values[to] === '}';
  return Math.max(head + 1, isEmpty ? to + 1 : to);
}

/** Whether the class around a function and the comments about it are as the rule wants them. */
function standsRight(model: FileModel, scope: FunctionScope, sink: FunctionSink): boolean {
  if (sink.says !== undefined && !ruleTest(sink.says).test(commentsOf(model, scope))) return false;
  if (sink.notIn === undefined && sink.in === undefined) return true;
  const around = classAround(model, scope);
  if (sink.notIn !== undefined && ruleTest(sink.notIn).test(around)) return false;
  return sink.in === undefined || ruleTest(sink.in).test(around);
}
