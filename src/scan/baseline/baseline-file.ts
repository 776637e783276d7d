import { ToolError } from '../../errors.ts';

/** The folder that mirrors the repository: one file of entries for each source file that has some. */
export const BASELINE_FOLDER = '.hunkguard/baseline';

/** What somebody decided about an accepted finding; nobody has looked at `unreviewed` ones yet. */
export const VERDICTS = ['unreviewed', 'accepted', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A finding that stood when the baseline was made, by what it is and not by where. */
export interface BaselineEntry {
  path: string;
  ruleId: string;
  fingerprint: string;
  /** The fingerprint without the path: what is kept when the file is renamed. */
  content: string;
  /** How often it stands in the file. */
  count: number;
  verdict: Verdict;
  reason?: string;
}

/** Where the entries of a source file are kept. */
export function baselinePath(path: string): string {
  return `${BASELINE_FOLDER}/${path}.jsonl`;
}

/** The source file whose entries a file of the folder keeps; undefined for any other file. */
export function sourcePath(file: string): string | undefined {
  const prefix = `${BASELINE_FOLDER}/`;
  return file.startsWith(prefix) && file.endsWith('.jsonl')
    ? file.slice(prefix.length, -'.jsonl'.length)
    : undefined;
}

/**
 * Reads the entries of one source file, one JSON object a line. A line that stands twice counts once, with
 * the higher count and the stricter verdict: two branches may each have written it.
 * @throws ToolError `name:line: what`
 */
export function parseBaselineFile(text: string, path: string, name: string): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = parseEntry(line, path, `${name}:${index + 1}`);
    const known = entries.get(entry.fingerprint);
    entries.set(entry.fingerprint, known === undefined ? entry : joined(known, entry));
  }
  return [...entries.values()];
}

/** Sorted, so that the same findings are the same bytes. */
export function formatBaselineFile(entries: readonly BaselineEntry[]): string {
  return [...entries]
    .sort((a, b) => compare(a.ruleId, b.ruleId) || compare(a.fingerprint, b.fingerprint))
    .map(({ ruleId, fingerprint, content, count, verdict, reason }) => {
      const entry = { rule: ruleId, fingerprint, content, count, verdict };
      return `${JSON.stringify(reason === undefined ? entry : { ...entry, reason })}\n`;
    })
    .join('');
}

function joined(a: BaselineEntry, b: BaselineEntry): BaselineEntry {
  const rank = ({ verdict }: BaselineEntry) => VERDICTS.indexOf(verdict);
  return { ...(rank(b) > rank(a) ? b : a), count: Math.max(a.count, b.count) };
}

const KEYS = ['rule', 'fingerprint', 'content', 'count', 'verdict', 'reason'];

function parseEntry(line: string, path: string, place: string): BaselineEntry {
  const refuse = (what: string) =>
    new ToolError(`${place}: ${what}`, 'Let `hunkguard baseline update` write it.');
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    const isConflict = /^(?:<<<<<<<|=======|>>>>>>>)/.test(line);
    throw refuse(isConflict ? 'a merge conflict is unresolved' : (error as Error).message);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw refuse('no object');
  const { rule, fingerprint, content, count, verdict, reason } = json as Record<string, unknown>;
  const unknown = Object.keys(json).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw refuse(`"${unknown}" is no key of an entry`);
  if (typeof rule !== 'string' || rule === '') throw refuse('"rule" is missing');
  if (!isFingerprint(fingerprint)) throw refuse('"fingerprint" is not 32 hex digits');
  if (!isFingerprint(content)) throw refuse('"content" is not 32 hex digits');
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) {
    throw refuse('"count" is no count');
  }
  const known = VERDICTS.find((one) => one === verdict);
  if (known === undefined) throw refuse(`"verdict" is none of ${VERDICTS.join(', ')}`);
  if (reason !== undefined && typeof reason !== 'string') throw refuse('"reason" is no text');
  const entry = { path, ruleId: rule, fingerprint, content, count, verdict: known };
  return reason === undefined ? entry : { ...entry, reason };
}

function isFingerprint(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
