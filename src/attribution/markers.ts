import { canonicalName } from './agent-name.ts';
import type { CommentSyntax } from './comment-syntax.ts';
import { commentSyntax } from './comment-syntax.ts';
import type { LineRange } from './marker-cover.ts';
import { markerCover } from './marker-cover.ts';

/** An in-code marker: `// AI-GENERATED: tool (date)` or `// REVIEWED: @user (date)`. */
export interface Marker {
  kind: 'ai' | 'review';
  /** 1-based. */
  line: number;
  /** Canonical agent, or the user without `@`. */
  name: string;
  /** `YYYY-MM-DD`, or null. */
  date: string | null;
  /** The lines it speaks for. */
  cover: LineRange;
}

const BODY =
  /^(?:AI-GENERATED:[ \t]*(?<agent>[A-Za-z0-9][A-Za-z0-9 ._+/-]{0,63}?)(?:[ \t]*\([A-Za-z][A-Za-z0-9 ._:/-]{0,79}\))?|REVIEWED:[ \t]*@(?<user>[A-Za-z0-9][A-Za-z0-9._-]{0,63}))(?:[ \t]*\((?<date>\d{4}-\d{2}-\d{2})\))?$/;

interface Parsed {
  kind: Marker['kind'];
  name: string;
  date: string | null;
  /** Code stands before the comment. */
  trails: boolean;
}

/** The markers of a source file. A marker is a comment of its own or ends a line of code; text in strings is none. */
export function parseMarkers(source: string, path: string): Marker[] {
  if (!/AI-GENERATED:|REVIEWED:/.test(source)) return [];
  const syntax = commentSyntax(path);
  const lines = source.split('\n').map((line) => line.replace(/\r$/, ''));
  const parsed = lines.map((line) => parseMarkerLine(line, syntax));
  return parsed.flatMap((marker, index) => {
    if (marker === null) return [];
    const { kind, name, date, trails } = marker;
    const line = index + 1;
    const cover = trails
      ? { start: line, end: line }
      : markerCover(lines, index, (at) => parsed[at] !== null && parsed[at] !== undefined, syntax);
    return [{ kind, line, name, date, cover }];
  });
}

/** The agent that an `AI-GENERATED:` comment on this line names, or null when the line has none. */
export function markerAgent(line: string, path = ''): string | null {
  const marker = parseMarkerLine(line.replace(/\r$/, ''), commentSyntax(path));
  return marker?.kind === 'ai' ? marker.name : null;
}

function parseMarkerLine(line: string, syntax: CommentSyntax): Parsed | null {
  const at = line.search(/(?:AI-GENERATED|REVIEWED):/);
  if (at === -1) return null;
  const before = line.slice(0, at).trimEnd();
  const opening = openingOf(before, syntax);
  if (opening === null) return null;
  const body = withoutClosing(line.slice(at), syntax);
  const { agent, user, date } = BODY.exec(body)?.groups ?? {};
  const code = before.slice(0, before.length - opening.length);
  if (code.trim() !== '' && !isCodeBefore(code)) return null;
  const trails = code.trim() !== '';
  if (agent !== undefined) {
    const name = canonicalName(agent);
    return name === null || /^none$/i.test(name)
      ? null
      : { kind: 'ai', name, date: date ?? null, trails };
  }
  return user === undefined ? null : { kind: 'review', name: user, date: date ?? null, trails };
}

/** The comment opening that `before` ends with, ` * ` of a block comment included. */
function openingOf(before: string, syntax: CommentSyntax): string | null {
  const openings = [...syntax.lines, ...syntax.blocks.map(([open]) => open)];
  const hasStars = syntax.blocks.some(([open]) => open === '/*');
  if (hasStars && /^\s*\*$/.test(before)) return '*';
  if (hasStars && before.endsWith('/**')) return '/**';
  const found = openings
    .filter((open) => before.endsWith(open))
    .sort((a, b) => b.length - a.length)[0];
  return found ?? null;
}

function withoutClosing(text: string, syntax: CommentSyntax): string {
  const trimmed = text.trimEnd();
  const closing = syntax.blocks
    .map(([, close]) => close)
    .find((close) => close !== '' && trimmed.endsWith(close));
  return (closing === undefined ? trimmed : trimmed.slice(0, -closing.length)).trimEnd();
}

/** Code that a comment may follow: it ends in a blank and leaves no string open. */
function isCodeBefore(code: string): boolean {
  if (!/\s$/.test(code)) return false;
  return ['"', "'", '`'].every((quote) => {
    const marks = code.replace(/\\./g, '').split(quote).length - 1;
    return marks % 2 === 0;
  });
}
