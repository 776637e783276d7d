import type { ChangedFile } from '../diff/added-chunk.ts';
import type { ChunkWriter } from '../diff/chunk-writer.ts';
import { ToolError } from '../errors.ts';
import { type BatchHeader, BatchParser } from './batch-parser.ts';
import type { GitContext } from './git-context.ts';
import { streamGit } from './run-git.ts';

/**
 * Hands every line of the files' objects on, in order, by one `git cat-file` that is asked for all at once.
 * @throws ToolError when an object is missing or git answers short
 */
export async function readWholeBlobs(
  context: GitContext,
  files: readonly ChangedFile[],
  writer: ChunkWriter,
): Promise<void> {
  if (files.length === 0) return;
  let answered = 0;
  const parser = new BatchParser({
    header(header) {
      const file = files[answered];
      if (file === undefined || !isBlobOf(file, header)) throw missing(file);
      writer.begin(file, 1);
    },
    content: (bytes) => writer.write(bytes),
    end: () => answered++,
  });
  const run = {
    args: ['cat-file', '--batch', '--buffer'],
    input: `${files.map((file) => file.oid).join('\n')}\n`,
  };
  await streamGit(context, run, (bytes) => parser.write(bytes));
  if (answered < files.length) throw missing(files[answered]);
  writer.end();
}

function isBlobOf(file: ChangedFile, header: BatchHeader | null): boolean {
  return header?.type === 'blob' && header.oid === file.oid;
}

function missing(file: ChangedFile | undefined): ToolError {
  return new ToolError(
    `git has no content for ${file?.path} (object ${file?.oid} is missing)`,
    'Run `git fsck`; in a partial clone run `git fetch --refetch`, or stage the file again.',
  );
}
