import { ToolError } from '../errors.ts';
import {
  IGNORE_NAME,
  type IgnoreEntry,
  keyOf,
  type PlacedEntry,
  parseIgnoreFile,
} from '../scan/suppress/ignore-file.ts';
import { type ConfigTree, nameIn } from './config-tree.ts';
import type { LoosenedSetting, SettingsSource } from './settings.ts';

/** The accepted findings of both sides. */
export interface Ignores {
  before: PlacedEntry[];
  after: PlacedEntry[] | undefined;
}

/** Reads both sides; a broken old one may be mended by the new one. */
export async function readIgnores({ before, after }: SettingsSource): Promise<Ignores> {
  const is = after && (await readIgnoreEntries(after));
  const was = await readIgnoreEntries(before).catch((error: unknown) => {
    if (!(error instanceof ToolError) || is === undefined) throw error;
    return [];
  });
  return { before: was, after: is };
}

/** The accepted findings of a tree, none without the file. */
export async function readIgnoreEntries(tree: ConfigTree): Promise<PlacedEntry[]> {
  const file = await tree.read(IGNORE_NAME);
  return file === null ? [] : parseIgnoreFile(file.bytes, nameIn(tree, IGNORE_NAME));
}

/** Entries of both sides, each with the earlier of its two days. */
export function settleIgnores({ before, after }: Ignores, allowWeaken: boolean): IgnoreEntry[] {
  if (after === undefined) return before;
  if (allowWeaken) return after;
  const now = new Map(after.map((entry) => [keyOf(entry), entry]));
  return before.flatMap((entry) => {
    const is = now.get(keyOf(entry));
    if (is === undefined) return [];
    return (is.until ?? '9') < (entry.until ?? '9') ? [is] : [entry];
  });
}

/** What the change accepts that was not accepted before, nor by the branch that it merges. */
export async function loosenedIgnores(
  { merged }: SettingsSource,
  { before, after }: Ignores,
): Promise<LoosenedSetting[]> {
  const known = new Map(before.map((entry) => [keyOf(entry), entry]));
  const added = (after ?? []).filter((entry) => isLooser(known.get(keyOf(entry)), entry));
  if (added.length === 0) return [];
  const others = merged === undefined ? [] : await readIgnoreEntries(merged).catch(() => []);
  const elsewhere = new Map(others.map((entry) => [keyOf(entry), entry]));
  return added
    .filter((entry) => isLooser(elsewhere.get(keyOf(entry)), entry))
    .map((entry) => ({
      file: IGNORE_NAME,
      line: entry.line,
      column: 1,
      what: `accepts ${entry.ruleId} in ${entry.path}: ${entry.reason}`,
    }));
}

function isLooser(was: IgnoreEntry | undefined, is: IgnoreEntry): boolean {
  return was === undefined || (is.until ?? '9') > (was.until ?? '9');
}
