import type { ChangedFile, ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import { ChunkWriter } from '../diff/chunk-writer.ts';
import { decodeUtf8, latin1 } from '../diff/latin1.ts';
import { garbled } from '../diff/raw-record.ts';
import type { GitContext } from './git-context.ts';
import { readWholeBlobs } from './read-whole-blobs.ts';
import { runGit } from './run-git.ts';

/**
 * Reads every tracked file whole, as the index has it (staged changes count, unstaged ones do not); in a
 * bare repository, as HEAD has it. Submodules are left out. Three git processes, whatever the number of files.
 */
export async function readAllFiles(context: GitContext, onChunk: OnChunk): Promise<ChangeTotals> {
  const writer = new ChunkWriter(onChunk);
  const files = await listFiles(context);
  await readWholeBlobs(context, files, writer);
  return { ...writer.totals, files: files.length };
}

async function listFiles(context: GitContext): Promise<ChangedFile[]> {
  const cdup = await runGit(context, {
    args: ['rev-parse', '--is-bare-repository', '--show-cdup'],
  });
  const [isBare, up = ''] = cdup.stdout.toString('utf8').split('\n');
  const list =
    isBare === 'true'
      ? ['ls-tree', '-r', '-z', '--full-tree', 'HEAD']
      : [...(up === '' ? [] : ['-C', up]), 'ls-files', '--stage', '-z'];
  const { stdout } = await runGit(context, { args: list });
  return latin1(stdout).split('\0').slice(0, -1).flatMap(fileOf);
}

/** `<mode> <oid> <stage>`, TAB, path from the index; `<mode> <type> <oid>`, TAB, path from a tree. */
function fileOf(entry: string): ChangedFile[] {
  const match = /^([0-7]{6}) (?:blob |commit )?([0-9a-f]{40}|[0-9a-f]{64})(?: [0-3])?\t(.+)$/s.exec(
    entry,
  );
  if (match === null) throw garbled('an entry of the index cannot be read');
  const [, mode = '', oid = '', path = ''] = match;
  return mode === '160000' ? [] : [{ path: decodeUtf8(path), oid, mode, isNew: true }];
}
