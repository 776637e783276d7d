import type { TextSink } from '../../../rules/code-schema.ts';
import type { Severity } from '../../../rules/rule.ts';
import type { FileModel } from '../syntax/file-model.ts';
import { memoized } from '../syntax/memoized.ts';
import { lineAt } from '../syntax/source-file.ts';
import type { Inquiry } from './judge.ts';
import { openingSpans } from './opening-spans.ts';
import { listOf } from './path-pattern.ts';
import { ruleRegExp, ruleTest } from './rule-expression.ts';
import { matchesIn, withoutLongRuns } from './windowed.ts';

/** A match of a text pattern, by offsets. */
export interface TextHit {
  start: number;
  end: number;
  severity?: Severity;
}

type View = 'code' | 'string' | 'comment' | 'markup' | 'any';

/** The source with everything blanked that the view doesn't show: same length, same line breaks. */
export function viewOf(model: FileModel, view: View): string {
  if (view === 'any') return model.source.text;
  return memoized(model.memo, `view:${view}`, () =>
    withoutLongRuns(view === 'comment' ? commentsOnly(model) : maskedView(model, view)),
  );
}

function blank(text: string): string {
  return text.includes('\n')
    ? text
        .split('\n')
        .map((line) => ' '.repeat(line.length))
        .join('\n')
    : ' '.repeat(text.length);
}

function commentsOnly(model: FileModel): string {
  const { text, tokens } = model.source;
  let made = '';
  let at = 0;
  const pairs: [number, number][] = [];
  for (let i = 0; i < tokens.comments.length; i += 2)
    pairs.push([tokens.comments[i] as number, tokens.comments[i + 1] as number]);
  pairs.sort((a, b) => a[0] - b[0]);
  for (const [from, to] of pairs) {
    if (from < at) continue;
    made += blank(text.slice(at, from)) + text.slice(from, to);
    at = to;
  }
  return made + blank(text.slice(at));
}

/** `code`: comments and string contents blanked; `string` and `markup`: comments blanked only. */
function maskedView(model: FileModel, view: View): string {
  const { text, tokens } = model.source;
  const hidden: [number, number][] = [];
  for (let i = 0; i < tokens.comments.length; i += 2)
    hidden.push([tokens.comments[i] as number, tokens.comments[i + 1] as number]);
  if (view === 'code') {
    for (const literal of tokens.literals.values()) {
      let from = literal.from;
      for (const hole of literal.holes) {
        hidden.push([from, tokens.starts[hole] as number]);
        from = tokens.ends[tokens.mates[hole] as number] as number;
      }
      hidden.push([from, literal.to]);
    }
  }
  hidden.sort((a, b) => a[0] - b[0]);
  let made = '';
  let at = 0;
  for (const [from, to] of hidden) {
    if (to <= at) continue;
    const start = Math.max(at, from);
    made += text.slice(at, start) + blank(text.slice(start, to));
    at = to;
  }
  return made + text.slice(at);
}

/** At most this many characters on either side are near, however long the lines are. */
const NEAR = 4_096;

function linesAround(model: FileModel, offset: number, lines: number): string {
  const { lineStarts, text } = model.source;
  const line = lineAt(lineStarts, offset);
  const from = lineStarts[Math.max(0, line - 1 - lines)] as number;
  const to = lineStarts[line + lines] ?? text.length;
  return text.slice(Math.max(from, offset - NEAR), Math.min(to, offset + NEAR));
}

/** The parts of a view that a pattern is tried on, with their offsets. */
function partsOf({ model, reach, rule }: Inquiry, view: string): { start: number; text: string }[] {
  const spans = reach?.spans ?? openingSpans(model, rule);
  if (spans === undefined) return [{ start: 0, text: view }];
  return spans.map(({ start, end }) => ({ start, text: view.slice(start, end) }));
}

/** Every match of a text pattern in its view. */
export function findText(inquiry: Inquiry, sink: TextSink): TextHit[] {
  const { model } = inquiry;
  const literals = sink.literal === undefined ? [] : listOf(sink.literal);
  if (literals.length > 0 && !literals.some((literal) => model.source.text.includes(literal)))
    return [];
  const hits: TextHit[] = [];
  for (const part of partsOf(inquiry, viewOf(model, sink.in ?? 'code'))) {
    const pattern = ruleRegExp(sink.pattern, `${sink.flags ?? ''}g`);
    for (const { start: at, match } of matchesIn(pattern, part.text, literals)) {
      if (hits.length >= 200) break;
      const start = part.start + at;
      const holds = (near: { pattern: string; lines: number }): boolean =>
        ruleTest(near.pattern).test(linesAround(model, start, near.lines));
      if (sink.near !== undefined && !sink.near.every(holds)) continue;
      if (sink.notNear?.some(holds)) continue;
      const hit: TextHit = { start, end: start + match[0].length };
      if (sink.severity !== undefined) hit.severity = sink.severity;
      hits.push(hit);
    }
  }
  return hits;
}
