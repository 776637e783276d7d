import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { GitContext } from '../../git/git-context.ts';
import type { Blobs } from '../../git/open-blobs.ts';
import { runGit } from '../../git/run-git.ts';
import {
  BASELINE_FOLDER,
  type BaselineEntry,
  baselinePath,
  formatBaselineFile,
  parseBaselineFile,
  sourcePath,
} from '../../scan/baseline/baseline-file.ts';

/** A baseline that is read a source file at a time. */
export interface BaselineStore {
  /** Source paths that have entries. */
  paths: readonly string[];
  read: (path: string) => Promise<BaselineEntry[]>;
}

/**
 * The baseline as a tree of git's has it; what stands in the work tree doesn't count.
 * @param tree such as `HEAD`; one that isn't there has no baseline
 */
export async function openStoreIn(
  git: GitContext,
  blobs: Blobs,
  tree: string,
): Promise<BaselineStore> {
  const args = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree, '--', BASELINE_FOLDER];
  const { code, stdout } = await runGit(git, { args, okCodes: [128] });
  const names = code === 0 ? stdout.toString('utf8').split('\0') : [];
  return {
    paths: names.flatMap((name) => sourcePath(name) ?? []),
    async read(path) {
      const bytes = await blobs.read(`${tree}:${baselinePath(path)}`);
      return bytes === null ? [] : parse(bytes, path, ` (${tree.slice(0, 12)})`);
    },
  };
}

/** The baseline of the work tree. */
export async function openWorkStore(root: string): Promise<BaselineStore> {
  const folder = join(root, BASELINE_FOLDER);
  const found = await readdir(folder, { recursive: true }).catch(() => []);
  const names = found.map((name) => `${BASELINE_FOLDER}/${name.split(sep).join('/')}`);
  return {
    paths: names.flatMap((name) => sourcePath(name) ?? []).sort(),
    async read(path) {
      return parse(await readFile(join(root, baselinePath(path))), path, '');
    },
  };
}

/** Every entry, in the order of the paths. */
export async function readAllEntries(store: BaselineStore): Promise<BaselineEntry[]> {
  const entries: BaselineEntry[] = [];
  for (const path of store.paths) entries.push(...(await store.read(path)));
  return entries;
}

/** Writes what differs and removes the files of paths without entries. */
export async function writeStore(
  root: string,
  before: BaselineStore,
  entries: readonly BaselineEntry[],
): Promise<void> {
  const byPath = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    const known = byPath.get(entry.path);
    if (known === undefined) byPath.set(entry.path, [entry]);
    else known.push(entry);
  }
  for (const path of before.paths) {
    if (!byPath.has(path)) await rm(join(root, baselinePath(path)), { force: true });
  }
  for (const [path, some] of byPath) {
    const file = join(root, baselinePath(path));
    const text = formatBaselineFile(some);
    if ((await readFile(file, 'utf8').catch(() => undefined)) === text) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

function parse(bytes: Uint8Array, path: string, where: string): BaselineEntry[] {
  return parseBaselineFile(new TextDecoder().decode(bytes), path, `${baselinePath(path)}${where}`);
}
