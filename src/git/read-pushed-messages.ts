import type { ChangedFile, OnChunk } from '../diff/added-chunk.ts';
import { ChunkWriter } from '../diff/chunk-writer.ts';
import { ToolError } from '../errors.ts';
import { MESSAGE_PATH } from '../scan/commit-message.ts';
import { BatchParser } from './batch-parser.ts';
import type { GitContext } from './git-context.ts';
import { listPushed, type PushTarget } from './read-pushed.ts';
import { isZero, type RefUpdate } from './ref-updates.ts';
import { streamGit } from './run-git.ts';

const LF = 10;

/**
 * Reads the messages that a push makes public, those of its commits and of its annotated tags, as if each
 * were a file whose lines are all added: `--no-verify` skips commit-msg too, and git has no hook for tags.
 * @throws ToolError when an object is missing or git answers short
 */
export async function readPushedMessages(
  context: GitContext,
  updates: readonly RefUpdate[],
  target: PushTarget,
  onChunk: OnChunk,
): Promise<void> {
  const commits = await listPushed(context, updates, target);
  const tags = updates.filter(({ ref, newOid }) => ref.startsWith('refs/tags/') && !isZero(newOid));
  const asked = [
    // The name that commit-msg reports: what was accepted there is accepted here.
    ...commits.map(({ oid }) => ({ oid, file: fileOf(MESSAGE_PATH, oid) })),
    ...tags.map(({ ref, newOid }) => ({ oid: newOid, file: fileOf(`${ref} (message)`) })),
  ];
  if (asked.length === 0) return;
  const writer = new ChunkWriter(onChunk);
  let answered = 0;
  let head: HeadSkipper | null = null;
  const parser = new BatchParser({
    header(header) {
      const wanted = asked[answered];
      if (header === null || header.oid !== wanted?.oid) throw missing(wanted?.oid);
      // A light tag stands for its commit, which is asked for by itself, or for a blob or tree.
      const isRead = header.type === (wanted.file.commit === undefined ? 'tag' : 'commit');
      head = isRead ? createHeadSkipper() : null;
      if (isRead) writer.begin(wanted.file, 1);
    },
    content(bytes) {
      if (head !== null) writer.write(bytes.subarray(head(bytes)));
    },
    end: () => answered++,
  });
  const input = `${asked.map(({ oid }) => oid).join('\n')}\n`;
  const run = { args: ['cat-file', '--batch', '--buffer'], input };
  await streamGit(context, run, (bytes) => parser.write(bytes));
  if (answered < asked.length) throw missing(asked[answered]?.oid);
  writer.end();
}

/** How many of the next bytes still belong to the object's head, which ends with an empty line. */
type HeadSkipper = (bytes: Uint8Array) => number;

function createHeadSkipper(): HeadSkipper {
  let isOver = false;
  let last = 0;
  return (bytes) => {
    let at = 0;
    while (!isOver && at < bytes.length) {
      const byte = bytes[at++] as number;
      isOver = byte === LF && last === LF;
      last = byte;
    }
    return at;
  };
}

function fileOf(path: string, commit?: string): ChangedFile {
  const file = { path, oid: null, mode: '', isNew: true };
  return commit === undefined ? file : { ...file, commit };
}

function missing(oid: string | undefined): ToolError {
  return new ToolError(`git has no object ${oid}, which is to be pushed`, 'Run `git fsck`.');
}
