import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readIgnoreEntries } from '../../config/settle-ignores.ts';
import { workTree } from '../../config/work-tree.ts';
import {
  formatIgnoreFile,
  IGNORE_NAME,
  type IgnoreEntry,
  leadingComments,
  type PlacedEntry,
} from '../../scan/suppress/ignore-file.ts';

const HEADER = [
  '# Accepted findings: rule path fingerprint [until:YYYY-MM-DD] reason.',
  '# Written by `hunkguard ignore`; sorted, so that branches merge.',
];
const UNION = `${IGNORE_NAME} merge=union`;

/** The accepted findings of the work tree, and whether there is a file. */
export async function readIgnored(
  root: string,
): Promise<{ entries: PlacedEntry[]; comments: string[] | undefined }> {
  const file = await workTree(root).read(IGNORE_NAME);
  const entries = await readIgnoreEntries(workTree(root));
  if (file === null) return { entries, comments: undefined };
  return { entries, comments: leadingComments(new TextDecoder().decode(file.bytes)) };
}

/**
 * Writes the accepted findings, sorted. A new file is also given git's union merge: two branches that
 * accept neighbouring findings then merge without a conflict.
 * @returns the files that were written, repository-relative
 */
export async function writeIgnored(
  root: string,
  entries: readonly IgnoreEntry[],
  comments: readonly string[] | undefined,
): Promise<string[]> {
  await replace(join(root, IGNORE_NAME), formatIgnoreFile(comments ?? HEADER, entries));
  const attributes = comments === undefined && (await addUnionMerge(root));
  return attributes ? [IGNORE_NAME, '.gitattributes'] : [IGNORE_NAME];
}

async function addUnionMerge(root: string): Promise<boolean> {
  const file = await workTree(root)
    .read('.gitattributes')
    .catch(() => undefined);
  if (file === undefined) return false;
  const text = file === null ? '' : await readFile(join(root, '.gitattributes'), 'utf8');
  if (text.split('\n').some((line) => line.startsWith(IGNORE_NAME))) return false;
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  await replace(join(root, '.gitattributes'), `${text}${gap}${UNION}\n`);
  return true;
}

/** Whole or not at all: a full disk must not cost the accepted findings. */
async function replace(path: string, text: string): Promise<void> {
  const folder = await mkdtemp(join(dirname(path), '.hunkguard-'));
  try {
    const fresh = join(folder, basename(path));
    await writeFile(fresh, text);
    await rename(fresh, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
