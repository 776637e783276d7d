import { ToolError } from '../../errors.ts';

/** The file of accepted findings, at the repository's top. */
export const IGNORE_NAME = '.hunkguardignore';

/** One accepted finding. */
export interface IgnoreEntry {
  ruleId: string;
  path: string;
  fingerprint: string;
  /** The last day it holds, `YYYY-MM-DD`. */
  until: string | undefined;
  reason: string;
}

/** An entry with its 1-based line in the file. */
export interface PlacedEntry extends IgnoreEntry {
  line: number;
}

const MOST_BYTES = 1024 * 1024;
const HINT =
  'A line is: rule path fingerprint [until:YYYY-MM-DD] reason. Let `hunkguard ignore` write it.';

/**
 * Reads the accepted findings. Blank lines and lines that begin with `#` say nothing; order doesn't
 * matter, and a line that stands twice counts once (two branches may both have added it).
 * @param name how errors call the file
 * @throws ToolError `name:line:column: what`
 */
export function parseIgnoreFile(bytes: Uint8Array, name: string): PlacedEntry[] {
  if (bytes.length > MOST_BYTES) {
    throw new ToolError(
      `${name}: more than ${MOST_BYTES / 1024} KiB`,
      'Prune it: hunkguard ignore --prune',
    );
  }
  const seen = new Set<string>();
  return decode(bytes, name)
    .split('\n')
    .map((text, index) => ({ text: text.replace(/\r$/, ''), line: index + 1 }))
    .filter(({ text }) => text.trim() !== '' && !text.startsWith('#'))
    .map(({ text, line }) => ({ ...parseLine(text, line, name), line }))
    .filter((entry) => {
      const key = keyOf(entry);
      return !seen.has(key) && seen.add(key) !== undefined;
    });
}

/** Names what an entry accepts; reason and expiry don't belong to it. */
export function keyOf({
  ruleId,
  path,
  fingerprint,
}: Omit<IgnoreEntry, 'until' | 'reason'>): string {
  return `${ruleId} ${path} ${fingerprint}`;
}

/** The file's text: leading comments kept, entries sorted, each on its line. */
export function formatIgnoreFile(
  comments: readonly string[],
  entries: readonly IgnoreEntry[],
): string {
  const lines = entries.map(formatEntry);
  return `${[...comments, ...[...new Set(lines)].sort()].join('\n')}\n`;
}

/** One entry as a line. */
export function formatEntry({ ruleId, path, fingerprint, until, reason }: IgnoreEntry): string {
  const expiry = until === undefined ? [] : [`until:${until}`];
  return [ruleId, escapePath(path), fingerprint, ...expiry, oneLine(reason)].join(' ');
}

/** The comment lines at the head of a file. */
export function leadingComments(text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines.slice(0, end < 0 ? lines.length : end);
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ToolError(`${name}: the file is not UTF-8`, 'Save it as UTF-8.', { cause: error });
  }
}

function parseLine(text: string, line: number, name: string): IgnoreEntry {
  const words = [...text.matchAll(/\S+/g)];
  const fail = (word: number, what: string) => {
    const column = (words[word]?.index ?? text.length) + 1;
    return new ToolError(`${name}:${line}:${column}: ${what}`, HINT);
  };
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(text)) throw fail(0, 'a merge conflict was left unresolved');
  if (/[\0-\x08\x0b-\x1f\x7f]/.test(text)) throw fail(0, 'a control character stands in this line');
  const [ruleId = '', path = '', fingerprint = '', ...rest] = words.map(([word]) => word);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(ruleId)) throw fail(0, `"${ruleId}" is no rule id`);
  if (path === '') throw fail(1, 'the path is missing');
  const plain = unescapePath(path);
  if (plain === undefined) throw fail(1, `"${path}": % begins an escape of two hex digits`);
  if (/^\/|(?:^|\/)\.\.(?:\/|$)/.test(plain))
    throw fail(1, `"${plain}" is no path of this repository`);
  if (!/^[0-9a-f]{32}$/.test(fingerprint)) {
    throw fail(
      2,
      fingerprint === '' ? 'the fingerprint is missing' : 'a fingerprint has 32 hex digits',
    );
  }
  const until = rest[0]?.startsWith('until:') ? rest[0].slice('until:'.length) : undefined;
  if (until !== undefined && !isDay(until)) throw fail(3, `"${until}" is no day (YYYY-MM-DD)`);
  const reason = rest.slice(until === undefined ? 0 : 1).join(' ');
  if (reason === '') throw fail(until === undefined ? 3 : 4, 'the reason is missing');
  return { ruleId, path: plain, fingerprint, until, reason };
}

/** Whether a text is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function escapePath(path: string): string {
  return path.replace(/[\s%\x00-\x1f\x7f]/gu, (character) => encodeURIComponent(character));
}

function unescapePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function oneLine(text: string): string {
  return text.replace(/[\s\x00-\x1f\x7f]+/g, ' ').trim();
}
