/** A trailer to write: `key: value`. */
export interface Trailer {
  key: string;
  value: string;
}

/** A trailer as it stands in a message. */
export function trailerLine({ key, value }: Trailer): string {
  return `${key}: ${value}`;
}

/**
 * Takes from git's answer only where the trailers go. `interpret-trailers` rewrites the trailers that
 * were there (`Fixes:#1` becomes `Fixes: #1`) and mixes line endings; a hook has no business in either.
 * @param original the message that git was given, LF or CRLF, ending in a line break
 * @param rewritten what `git interpret-trailers` made of it
 * @param trailers what was asked for; of a key in `replaced`, lines of the original may go
 * @returns the original with only our lines added, or null when git changed anything else
 */
export function spliceTrailers(
  original: string,
  rewritten: string,
  trailers: readonly Trailer[],
  replaced: ReadonlySet<string> = new Set(),
): string | null {
  const before = toLines(original);
  const after = toLines(rewritten);
  const eol = before.filter((line) => line.endsWith('\r')).length * 2 > before.length ? '\r' : '';
  const pending = [...trailers];
  const result: string[] = [];
  let i = 0;
  for (const line of after) {
    while (i < before.length && isReplaced(before[i], line, replaced)) i += 1;
    const source = before[i];
    if (source !== undefined && sameLine(source, line)) {
      result.push(source);
      i += 1;
      continue;
    }
    const ours = pending.findIndex((trailer) => isTrailer(line, trailer));
    if (ours === -1 && line.trim() !== '') return null;
    const added = ours === -1 ? undefined : pending.splice(ours, 1)[0];
    result.push((added === undefined ? '' : trailerLine(added)) + eol);
  }
  while (i < before.length && isReplaced(before[i], '', replaced)) i += 1;
  // Git drops lines of white space behind the last trailer, which its parser skips as well.
  const rest = before.slice(i);
  if (rest.some((line) => line.trim() !== '')) return null;
  return [...result, ...rest].map((line) => `${line}\n`).join('');
}

function toLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function sameLine(a: string, b: string): boolean {
  return a === b || normalised(a) === normalised(b);
}

/** A line as git prints a trailer: one separator, one blank. */
function normalised(line: string): string {
  return line.replace(/^([^\s:=#]+)\s*[:=#]\s*/, '$1: ').trimEnd();
}

function isTrailer(line: string, { key, value }: Trailer): boolean {
  const lower = line.toLowerCase();
  return lower.startsWith(key.toLowerCase()) && lower.trimEnd().endsWith(value.toLowerCase());
}

function isReplaced(
  line: string | undefined,
  next: string,
  replaced: ReadonlySet<string>,
): boolean {
  if (line === undefined || sameLine(line, next)) return false;
  const key = /^([A-Za-z0-9-]+)\s*:/.exec(line)?.[1]?.toLowerCase();
  return key !== undefined && replaced.has(key);
}
