import type { CommentSyntax } from './comment-syntax.ts';

/** 1-based, both ends included. */
export interface LineRange {
  start: number;
  end: number;
}

const CLOSER =
  /^(?:[}\])]|<\/|end\b|else\b|elif\b|catch\b|except\b|finally\b|rescue\b|ensure\b|fi\b|done\b|esac\b)/;

/**
 * The lines that a marker speaks for, as a doc comment would: in a file's head, followed by an empty
 * line, the whole file; anywhere else the block that begins right below it, by indentation, or the
 * paragraph when nothing is nested.
 * @param index 0-based line of the marker
 * @param isMarker whether a 0-based line is a marker; neighbours share their cover
 */
export function markerCover(
  lines: readonly string[],
  index: number,
  isMarker: (index: number) => boolean,
  syntax: CommentSyntax,
): LineRange {
  let top = index;
  while (isMarker(top - 1)) top -= 1;
  let first = index + 1;
  while (isMarker(first)) first += 1;
  const lastLine = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const isHead = lines.slice(0, top).every((line) => isPreamble(line, syntax));
  if (isHead && isBlank(lines[first]))
    return { start: Math.min(first + 2, lastLine), end: lastLine };
  if (first >= lastLine || isBlank(lines[first])) return { start: index + 1, end: index + 1 };
  return { start: first + 1, end: blockEnd(lines, first) + 1 };
}

function blockEnd(lines: readonly string[], first: number): number {
  const base = indentOf(lines[first] ?? '');
  let end = first;
  let sawGap = false;
  for (let at = first + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isBlank(line)) {
      sawGap = true;
      continue;
    }
    const indent = indentOf(line);
    const closes = CLOSER.test(line.trimStart());
    const goesOn = !sawGap && !/^\s*[}\])]/.test(lines[at - 1] ?? '');
    if (
      indent < base ||
      (indent === base && !closes && !(goesOn || isOpener(line, lines, first)))
    ) {
      break;
    }
    end = at;
    sawGap = false;
  }
  return end;
}

/** An opening brace on a line of its own, as some styles have it. */
function isOpener(line: string, lines: readonly string[], first: number): boolean {
  return line.trim() === '{' && lines.indexOf(line, first) === first + 1;
}

function isPreamble(line: string, syntax: CommentSyntax): boolean {
  const text = line.trim();
  if (text === '' || /^(?:#!|<\?|<!doctype\b|\*)/i.test(text)) return true;
  return [...syntax.lines, ...syntax.blocks.map(([open]) => open)].some((open) =>
    text.startsWith(open),
  );
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** Width of the indentation, a tab counted as eight. */
function indentOf(line: string): number {
  const blanks = /^[ \t]*/.exec(line)?.[0] ?? '';
  return [...blanks].reduce((width, blank) => width + (blank === '\t' ? 8 : 1), 0);
}
