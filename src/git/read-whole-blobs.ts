import type { ChangedFile } from '../diff/added-chunk.ts';
import type { ChunkWriter } from '../diff/chunk-writer.ts';
import { ToolError } from '../errors.ts';
import type { GitContext } from './git-context.ts';
import { openBlobs } from './open-blobs.ts';

/**
 * Hands every line of the files' objects on, in order, by one `git cat-file`.
 * @throws ToolError when an object is missing
 */
export async function readWholeBlobs(
  context: GitContext,
  files: Iterable<ChangedFile>,
  writer: ChunkWriter,
): Promise<void> {
  const blobs = openBlobs(context);
  const answers = Promise.all(Array.from(files, readOne));
  // Git is told at once that nothing more is asked: so it ends, and is never waited for in vain.
  const closed = blobs.close();
  try {
    await answers;
    writer.end();
  } finally {
    await closed;
  }

  async function readOne(file: ChangedFile): Promise<void> {
    let begun = false;
    const header = await blobs.stream(file.oid ?? '', (bytes) => {
      if (!begun) writer.begin(file, 1);
      begun = true;
      writer.write(bytes);
    });
    if (header === null) throw missing(file);
  }
}

function missing(file: ChangedFile): ToolError {
  return new ToolError(
    `git has no content for ${file.path} (object ${file.oid} is missing)`,
    'Run `git fsck`; in a partial clone run `git fetch --refetch`, or stage the file again.',
  );
}
