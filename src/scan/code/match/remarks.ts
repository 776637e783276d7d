import type { FileModel } from '../syntax/file-model.ts';
import { memoized } from '../syntax/memoized.ts';
import type { SourceFile } from '../syntax/source-file.ts';
import { withoutLongRuns } from './windowed.ts';

/** A sentence of a comment, over however many lines, its signs and breaks folded to single blanks. */
export interface Remark {
  text: string;
  /** The source's offset of a place in the text. */
  offsetOf: (at: number) => number;
}

/** Longer sentences are cut: nobody writes so, and patterns see no more than this. */
const LONGEST = 400;
/** More lines than this in a row are a licence or a page of documentation; they are read up to here. */
const MOST_LINES = 60;

/** A line of a comment without its signs. */
interface Line {
  start: number;
  text: string;
}

/** What a comment begins with on each of its lines, and what it ends with. */
const SIGNS = /^[ \t]*(?:\/{2,4}|\/\*{1,3}|\*(?!\/)|#+|--|<!--|"""|''')?!?[ \t]*/;
const CLOSING = /[ \t]*(?:\*+\/|-->|"""|''')?[ \t\r]*$/;
/** A line that begins something else than it continues: a tag of documentation, an item of a list. */
const BEGINS_ANEW = /^(?:@\w|[-*•] |\d{1,2}[.)] )/;

/** All sentences of a file's comments, in order. */
export function remarksOf(model: FileModel): readonly Remark[] {
  return memoized(model.memo, 'remarks', () => paragraphsOf(model.source).flatMap(sentencesOf));
}

/** Comments that follow each other line by line are one paragraph; so is each in a text of many. */
function paragraphsOf(source: SourceFile): Line[][] {
  const paragraphs: Line[][] = [];
  let current: Line[] = [];
  let end = -1;
  for (const [from, to] of commentRanges(source)) {
    if (!continues(source.text, end, from)) current = begin(paragraphs);
    for (const line of linesOf(source.text, from, to)) {
      if (line.text === '' || BEGINS_ANEW.test(line.text) || current.length >= MOST_LINES)
        current = begin(paragraphs);
      if (line.text !== '') current.push(line);
    }
    // What stands behind code speaks of that line alone.
    end = isAlone(source.text, from) ? to : -1;
  }
  return paragraphs;
}

function begin(paragraphs: Line[][]): Line[] {
  const made: Line[] = [];
  paragraphs.push(made);
  return made;
}

/** Comments and, in Python, texts that open a function, a class or the file. */
function commentRanges({ tokens, text, profile }: SourceFile): [number, number][] {
  const ranges: [number, number][] = [];
  for (let i = 0; i < tokens.comments.length; i += 2)
    ranges.push([tokens.comments[i] as number, tokens.comments[i + 1] as number]);
  if (profile.newlines === 'indent')
    for (const [token, literal] of tokens.literals) {
      const opens = token === 0 || (tokens.breaks[token] && tokens.values[token - 1] === ':');
      if (opens && /["']{3}$/.test(text.slice(Math.max(0, literal.from - 3), literal.from)))
        ranges.push([literal.from - 3, literal.to]);
    }
  return ranges.sort((a, b) => a[0] - b[0]);
}

function isAlone(text: string, from: number): boolean {
  return /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', from - 1) + 1, from));
}

function continues(text: string, end: number, from: number): boolean {
  return end !== -1 && from - end < 200 && /^[ \t\r]*\n?[ \t]*$/.test(text.slice(end, from));
}

function linesOf(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let at = from; at < to; ) {
    const stop = text.indexOf('\n', at);
    const end = stop === -1 || stop > to ? to : stop;
    const written = text.slice(at, Math.min(end, at + LONGEST * 2));
    const signs = (SIGNS.exec(written) as RegExpExecArray)[0].length;
    lines.push({ start: at + signs, text: written.slice(signs).replace(CLOSING, '') });
    at = end + 1;
  }
  return lines;
}

/** Where a sentence ends; not behind `e.g.`, nor in `a.b`. */
const STOP = /(?<!\b(?:e\.g|i\.e|etc|vs|cf))[.!?](?=\s|$)/g;

function sentencesOf(lines: readonly Line[]): Remark[] {
  const whole = withoutLongRuns(lines.map(({ text }) => text).join(' '));
  const remarks: Remark[] = [];
  let from = 0;
  const push = (to: number): void => {
    const text = whole.slice(from, Math.min(to, from + LONGEST));
    const base = from;
    if (/[a-z]/i.test(text)) remarks.push({ text, offsetOf: (at) => offsetIn(lines, base + at) });
    from = to;
  };
  for (const stop of whole.matchAll(STOP)) push(stop.index + 1);
  push(whole.length);
  return remarks;
}

/** The source's offset of a place in lines joined by blanks. */
function offsetIn(lines: readonly Line[], at: number): number {
  let rest = at;
  for (const { start, text } of lines) {
    if (rest <= text.length) return start + rest;
    rest -= text.length + 1;
  }
  const last = lines.at(-1) as Line;
  return last.start + last.text.length;
}
