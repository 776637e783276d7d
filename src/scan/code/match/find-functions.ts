import type { CodeAnalysis } from '../../../rules/code-schema.ts';
import type { FileModel } from '../syntax/file-model.ts';
import type { FunctionScope } from '../syntax/function-scope.ts';
import { type Hit, type Inquiry, isReached } from './judge.ts';
import { ruleTest } from './rule-expression.ts';

type FunctionSink = NonNullable<CodeAnalysis['functions']>[number];

/** A function's body as one line without comments, at most 2,000 characters. */
function bodyText(model: FileModel, scope: FunctionScope): string {
  const { tokens, text } = model.source;
  const parts: string[] = [];
  let length = 0;
  for (let i = scope.from; i < scope.to && length < 2000; i++) {
    if (tokens.breaks[i]) parts.push('\n');
    const piece = text.slice(tokens.starts[i], tokens.ends[i]);
    parts.push(piece);
    length += piece.length;
    if ((tokens.mates[i] as number) > i && tokens.literals.has(i)) i = tokens.mates[i] as number;
  }
  return parts.join(' ').trim();
}

/** Lines above a function among which its class is looked for. */
const MAX_ABOVE = 2000;
const CLASS_LINE =
  /^([ \t]*)(?:(?:final|abstract|readonly)[ \t]+){0,3}class[ \t]+(\w{1,80}[ \t]*(?:\([^)\n]{0,200}|extends\b[^{\n]{0,200})?)/;

/** The name and the bases of the class that an indented function stands in; empty where it stands in none. */
function classAround({ source }: FileModel, scope: FunctionScope): string {
  const { text, lineStarts, lines } = source;
  const own = (lines[scope.head] as number) - 1;
  const indentOf = (line: number): string =>
    /^[ \t]*/.exec(text.slice(lineStarts[line], (lineStarts[line] as number) + 80))?.[0] ?? '';
  const depth = indentOf(own).length;
  for (let line = own - 1; depth > 0 && line >= Math.max(0, own - MAX_ABOVE); line--) {
    const start = lineStarts[line] as number;
    const match = CLASS_LINE.exec(text.slice(start, start + 300));
    if (match !== null && (match[1] as string).length < depth) return match[2] as string;
  }
  return '';
}

/** Functions whose name and whole body match. */
export function findBodies(inquiry: Inquiry, sink: FunctionSink): Hit[] {
  const { model } = inquiry;
  const hits: Hit[] = [];
  for (const scope of model.scopes.functions) {
    if (scope.to - scope.from > 400 || !isReached(inquiry, scope.from)) continue;
    if (!ruleTest(sink.name).test(scope.name)) continue;
    if (sink.head !== undefined && !ruleTest(sink.head).test(scope.prefix)) continue;
    const body = bodyText(model, scope);
    if (sink.recursive && !` ${body}`.includes(` ${scope.name} (`)) continue;
    if (!ruleTest(sink.body).test(body)) continue;
    if (sink.notIn !== undefined && ruleTest(sink.notIn).test(classAround(model, scope))) continue;
    hits.push({
      ...(sink.severity === undefined ? {} : { severity: sink.severity }),
      from: scope.head,
      to: Math.max(scope.head + 1, scope.to),
      made: Array.from({ length: Math.min(20, scope.to - scope.from) }, (_, i) => scope.from + i),
    });
  }
  return hits;
}
