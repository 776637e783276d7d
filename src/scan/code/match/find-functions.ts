import type { CodeAnalysis } from '../../../rules/code-schema.ts';
import type { FileModel } from '../syntax/file-model.ts';
import type { FunctionScope } from '../syntax/functions.ts';
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

/** Functions whose name and whole body match. */
export function findBodies(inquiry: Inquiry, sink: FunctionSink): Hit[] {
  const { model } = inquiry;
  const hits: Hit[] = [];
  for (const scope of model.scopes.functions) {
    if (scope.to - scope.from > 400 || !isReached(inquiry, scope.from)) continue;
    if (!ruleTest(sink.name).test(scope.name)) continue;
    if (sink.head !== undefined && !ruleTest(sink.head).test(scope.prefix)) continue;
    if (!ruleTest(sink.body).test(bodyText(model, scope))) continue;
    hits.push({
      from: scope.head,
      to: Math.max(scope.head + 1, scope.to),
      made: Array.from({ length: Math.min(20, scope.to - scope.from) }, (_, i) => scope.from + i),
    });
  }
  return hits;
}
