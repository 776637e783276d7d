import { constants, type Stats } from 'node:fs';
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import { ChunkWriter } from '../diff/chunk-writer.ts';
import { ToolError } from '../errors.ts';
import { findRoot } from './find-repository.ts';
import type { GitContext } from './git-context.ts';
import { runGit } from './run-git.ts';

const BLOCK = 64 * 1024;

/**
 * Reads files of the work tree whole. A folder stands for the files in it that git does not ignore,
 * or for all of them outside a repository. Links inside a folder are passed over; one that is named is
 * followed unless it leads out of the repository.
 * @param paths as the user gave them, relative to `context.cwd`
 * @throws ToolError when a path cannot be read
 */
export async function readPaths(
  context: GitContext,
  paths: readonly string[],
  onChunk: OnChunk,
): Promise<ChangeTotals> {
  const writer = new ChunkWriter(onChunk);
  const root = findRoot(context.cwd);
  for (const given of paths) {
    const path = resolve(context.cwd, given);
    const stats = await statNamed(root, path, given);
    const files = stats.isDirectory() ? await filesIn(context, path) : [path];
    for (const file of files) await readFile(writer, root, file, stats.isDirectory());
  }
  return writer.totals;
}

async function statNamed(root: string, path: string, given: string): Promise<Stats> {
  const stats = await lstat(path).catch((error: Error) => {
    throw unreadable(given, error.message);
  });
  if (!stats.isSymbolicLink()) return stats;
  const target = await realpath(path).catch((error: Error) => {
    throw unreadable(given, error.message);
  });
  if (isInside(await realpath(root), target)) return await stat(target);
  throw unreadable(given, 'it is a link that leads out of the repository');
}

/** Absolute paths, sorted, of the files below a folder. */
async function filesIn(context: GitContext, folder: string): Promise<string[]> {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z'];
  const listed = await runGit({ ...context, cwd: folder }, { args, okCodes: [128] });
  if (listed.code !== 0) return await walk(folder);
  const names = listed.stdout.toString('utf8').split('\0');
  return names
    .filter((name) => name !== '')
    .map((name) => join(folder, name))
    .sort();
}

async function walk(folder: string): Promise<string[]> {
  const files: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory() && entry.name !== '.git')
      files.push(...(await walk(join(folder, entry.name))));
    else if (entry.isFile()) files.push(join(folder, entry.name));
  }
  return files;
}

async function readFile(
  writer: ChunkWriter,
  root: string,
  path: string,
  isListed: boolean,
): Promise<void> {
  // A listed file may be deleted, a link or a submodule; opening a named pipe would wait for ever.
  const stats = await (isListed ? lstat(path) : stat(path)).catch(() => null);
  if (isListed && !stats?.isFile()) return;
  if (!stats?.isFile()) throw unreadable(shown(root, path), 'it is no regular file');
  const handle = await open(
    path,
    constants.O_RDONLY | (isListed ? (constants.O_NOFOLLOW ?? 0) : 0),
  );
  try {
    const mode = stats.mode & 0o111 ? '100755' : '100644';
    writer.begin({ path: shown(root, path), oid: null, mode, isNew: true }, 1);
    for (const block = new Uint8Array(BLOCK); ; ) {
      const { bytesRead } = await handle.read(block, 0, BLOCK);
      if (bytesRead === 0) break;
      writer.write(block.subarray(0, bytesRead));
    }
    writer.end();
    writer.totals.files++;
  } catch (error) {
    throw unreadable(shown(root, path), error instanceof Error ? error.message : String(error));
  } finally {
    await handle.close();
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

function shown(root: string, path: string): string {
  return (isInside(root, path) ? relative(root, path) : path).replaceAll(sep, '/');
}

function unreadable(path: string, why: string): ToolError {
  return new ToolError(
    `${path} cannot be read: ${why}`,
    'Name a regular file or a folder that you may read.',
  );
}
