import { resolve } from 'node:path';
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
  const asked = await runGit(context, {
    args: ['rev-parse', '--is-bare-repository', '--show-cdup'],
  });
  const [isBare, up = ''] = asked.stdout.toString('utf8').split('\n');
  const { stdout } =
    isBare === 'true'
      ? await runGit(context, { args: ['ls-tree', '-r', '-z', '--full-tree', 'HEAD'] })
      : await runGit(movedTo(context, up), { args: ['ls-files', '--stage', '-z'] });
  return latin1(stdout).split('\0').slice(0, -1).flatMap(fileOf);
}

/** `ls-files` lists what is below the folder it runs in. */
function movedTo(context: GitContext, folder: string): GitContext {
  const { cwd } = context;
  const env: Record<string, string | undefined> = { ...context.env };
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE'])
    if (env[name]) env[name] = resolve(cwd, env[name]);
  return { cwd: resolve(cwd, folder), env };
}

/** `<mode> <oid> <stage>`, TAB, path from the index; `<mode> <type> <oid>`, TAB, path from a tree. */
function fileOf(entry: string): ChangedFile[] {
  const match =
    /^([0-7]{6}) (?:blob |commit )?([0-9a-f]{40}|[0-9a-f]{64})(?: ([0-3]))?\t(.+)$/s.exec(entry);
  if (match === null) throw garbled('an entry of the index cannot be read');
  const [, mode = '', oid = '', stage, path = ''] = match;
  // Stage 1 of a conflict is what both sides started from.
  return mode === '160000' || stage === '1'
    ? []
    : [{ path: decodeUtf8(path), oid, mode, isNew: true }];
}
