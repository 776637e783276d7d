import type { Rewrite } from '../../rules/rule.ts';

/** A part of a file and what stands there instead. Lines and columns are a finding's: 1-based, end exclusive. */
export interface Replacement {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
  text: string;
}

type Span = Omit<Replacement, 'text'>;

/** A flaw on more text than this has no mechanical fix. */
const MOST_TEXT = 4096;

/**
 * The mechanical fix of a finding, where its rule has one: the first rewrite whose pattern stands exactly
 * once on the finding's lines, and there at the finding. What is inserted is the rule's own text, so that
 * nothing of the file gets into a report.
 * @param lines of the whole file
 */
export function replacementFor(
  rewrites: readonly Rewrite[],
  span: Span,
  lines: readonly string[],
): Replacement | undefined {
  const text = lines.slice(span.startLine - 1, span.endLine).join('\n');
  if (text.length > MOST_TEXT) return undefined;
  const start = span.startColumn - 1;
  const end = text.lastIndexOf('\n') + span.endColumn;
  for (const { pattern, to } of rewrites) {
    const found = [...text.matchAll(compiled(pattern))];
    const [match] = found;
    if (match === undefined || found.length > 1) continue;
    const [from, until] = match.indices?.[0] ?? [0, 0];
    if (from > end || until < start) continue;
    const [first, last] = match.indices?.[1] ?? [from, until];
    return { ...placeOf(text, span.startLine, first, last), text: to };
  }
  return undefined;
}

function placeOf(text: string, startLine: number, first: number, last: number): Span {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length - 1;
  const columnOf = (offset: number) => offset - text.lastIndexOf('\n', offset - 1);
  return {
    startLine: startLine + lineOf(first),
    startColumn: columnOf(first),
    endLine: startLine + lineOf(last),
    endColumn: columnOf(last),
  };
}

function compiled(pattern: string): RegExp {
  return pattern.startsWith('(?i)')
    ? new RegExp(pattern.slice(4), 'dgi')
    : new RegExp(pattern, 'dg');
}
