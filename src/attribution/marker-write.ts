import { commentLine, commentSyntax } from './comment-syntax.ts';
import type { LineRange } from './marker-cover.ts';
import { parseMarkers } from './markers.ts';

/** A file with a marker written into it. */
export interface MarkedFile {
  source: string;
  /** 1-based lines that were written. */
  lines: number[];
  /** What the marker now covers, in the new file. */
  cover: LineRange;
}

/**
 * Writes `AI-GENERATED: agent (date)` above a range, or into the file's head for all of it; a marker of the
 * same agent that is there already gets the new date.
 * @param range 1-based lines, or null for the whole file
 * @returns null when the file's format has no comments
 */
export function writeMarker(
  source: string,
  path: string,
  range: LineRange | null,
  agent: string,
  date: string,
): MarkedFile | null {
  const text = commentLine(commentSyntax(path), `AI-GENERATED: ${agent} (${date})`);
  if (text === null) return null;
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const lines = source.split(/\r?\n/);
  const at = range === null ? headEnd(lines, path) : firstText(lines, range.start - 1);
  const indent = range === null ? '' : (/^[ \t]*/.exec(lines[at] ?? '')?.[0] ?? '');
  const known = parseMarkers(source, path).find(
    ({ kind, name, line, cover }) =>
      kind === 'ai' &&
      name === agent &&
      (line - 1 === at || (range !== null && cover.start - 1 === at)),
  );
  if (known !== undefined) {
    lines[known.line - 1] = indent + text;
    return { source: lines.join(eol), lines: [known.line], cover: known.cover };
  }
  const added =
    range === null ? [text, ...(lines[at]?.trim() === '' ? [] : [''])] : [indent + text];
  const result = [...lines.slice(0, at), ...added, ...lines.slice(at)].join(eol);
  const cover = parseMarkers(result, path).find(({ line }) => line === at + 1)?.cover;
  return { source: result, lines: [at + 1], cover: cover ?? { start: at + 1, end: at + 1 } };
}

/**
 * Writes `REVIEWED: @user (date)` below every `AI-GENERATED` marker whose code the range touches, and
 * takes away an older one by the same user.
 * @returns null when no marker is there to be reviewed
 */
export function writeReview(
  source: string,
  path: string,
  range: LineRange | null,
  user: string,
  date: string,
): MarkedFile | null {
  const markers = parseMarkers(source, path);
  const touched = markers.filter(
    ({ kind, cover, line }) =>
      kind === 'ai' &&
      (range === null || (Math.min(line, cover.start) <= range.end && cover.end >= range.start)),
  );
  const text = commentLine(commentSyntax(path), `REVIEWED: @${user} (${date})`);
  const first = touched[0];
  if (first === undefined || text === null) return null;
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const lines = source.split(/\r?\n/);
  const below = new Set(touched.map(({ line }) => line));
  const outdated = new Set(
    markers
      .filter(
        ({ kind, name, cover }) =>
          kind === 'review' &&
          name.toLowerCase() === user.toLowerCase() &&
          touched.some((marker) => marker.cover.start === cover.start),
      )
      .map(({ line }) => line),
  );
  const result: string[] = [];
  const written: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (outdated.has(index + 1)) continue;
    result.push(line);
    if (!below.has(index + 1)) continue;
    result.push((/^[ \t]*/.exec(line)?.[0] ?? '') + text);
    written.push(result.length);
  }
  return { source: result.join(eol), lines: written, cover: first.cover };
}

/** The first line at or below with text on it: a marker belongs to code. */
function firstText(lines: readonly string[], from: number): number {
  const found = lines.findIndex((line, index) => index >= from && line.trim() !== '');
  return found === -1 ? Math.min(from, lines.length) : found;
}

/** Where a comment about the whole file can stand: below `#!`, `<?php`, an encoding line, front matter. */
function headEnd(lines: readonly string[], path: string): number {
  if (/\.mdx?$/i.test(path) && lines[0]?.trim() === '---') {
    const close = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
    if (close !== -1) return close + 1;
  }
  let at = 0;
  while (/^(?:#!|<\?(?:php|xml)|<!doctype\b|#.*coding[:=])/i.test(lines[at] ?? '')) at += 1;
  return at;
}
