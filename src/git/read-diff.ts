import type { ChangedFile, ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import { ChunkWriter } from '../diff/chunk-writer.ts';
import { GitDiffParser } from '../diff/git-diff-parser.ts';
import { garbled, type RawRecord } from '../diff/raw-record.ts';
import type { GitContext } from './git-context.ts';
import { readWholeBlobs } from './read-whole-blobs.ts';
import { streamGit } from './run-git.ts';
import { withoutWorkTree } from './without-work-tree.ts';

/**
 * Plumbing obeys little of a user's configuration, and these flags pin the rest. Files above the
 * threshold are left out of the patch and read as they are: diffing 50 MB of new text takes git ten
 * times as long as printing it.
 */
const DIFF_FLAGS = [
  '-p',
  '-U0',
  '--raw',
  '-z',
  '--full-index',
  '--no-abbrev',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--no-relative',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--submodule=short',
  '--ignore-submodules=all',
  '--diff-algorithm=myers',
  '--no-indent-heuristic',
  '-O/dev/null',
];
/** A deletion is a record and a header: its lines are not printed. */
const WITH_DELETIONS = ['--diff-filter=u', '--irreversible-delete'];
const BIG_FILE = ['-c', 'core.bigFileThreshold=1m'];

/** A `diff-index` or `diff-tree` command: what stands before and behind the pinned flags. */
export interface DiffCommand {
  name: 'diff-index' | 'diff-tree';
  /** Options of this command, such as `--cached`. */
  options: readonly string[];
  /** Fixed words or object ids; `--` is added. */
  operands: readonly string[];
  input?: string;
  /**
   * Told which paths the change deletes, before the first chunk; not told when there are no changes.
   * Without it deletions are not asked for.
   */
  onDeleted?: (paths: readonly string[]) => void;
}

/**
 * Reads the added lines of a diff between what git stores: text from one patch; what git leaves out
 * of it, new files from their blobs and changed ones from a second patch that treats all as text.
 * @throws ToolError when git fails or its output does not add up
 */
export async function readDiff(
  context: GitContext,
  command: DiffCommand,
  onChunk: OnChunk,
): Promise<ChangeTotals> {
  const writer = new ChunkWriter(onChunk);
  const leftOut: RawRecord[] = [];
  await runDiff(context, command, BIG_FILE, [], writer, {
    file: (record) => fileOf(record, writer),
    leftOut: (record) => void leftOut.push(record),
    listed: (records) => command.onDeleted?.(records.filter(isDeletion).map(({ path }) => path)),
  });
  await readWholeBlobs(
    context,
    leftOut.filter(isWholeFile).map((record) => fileOf(record, writer)),
    writer,
  );
  const changed = new Set(leftOut.filter((record) => !isWholeFile(record)).map(keyOf));
  if (changed.size > 0) await readAsText(context, command, changed, writer);
  return writer.totals;
}

async function readAsText(
  context: GitContext,
  command: DiffCommand,
  wanted: Set<string>,
  writer: ChunkWriter,
): Promise<void> {
  await runDiff(context, command, [], ['--text'], writer, {
    file: (record) => (wanted.delete(keyOf(record)) ? fileOf(record, writer) : null),
    leftOut: () => {},
  });
  if (wanted.size > 0) throw garbled('a changed file has no patch as text either');
}

async function runDiff(
  context: GitContext,
  command: DiffCommand,
  config: readonly string[],
  flags: readonly string[],
  writer: ChunkWriter,
  sink: ConstructorParameters<typeof GitDiffParser>[1],
): Promise<void> {
  const parser = new GitDiffParser(writer, sink);
  const args = [
    ...config,
    command.name,
    ...command.options,
    ...DIFF_FLAGS,
    ...(command.onDeleted === undefined ? ['--diff-filter=du'] : WITH_DELETIONS),
    ...flags,
    ...command.operands,
    '--',
  ];
  const run = command.input === undefined ? { args } : { args, input: command.input };
  await streamGit(withoutWorkTree(context), run, (bytes) => parser.write(bytes));
  parser.end();
}

function isDeletion(record: RawRecord): boolean {
  return record.status === 'D';
}

function isWholeFile(record: RawRecord): boolean {
  return record.status !== 'M';
}

function keyOf(record: RawRecord): string {
  return `${record.commit} ${record.newOid} ${record.rawPath}`;
}

function fileOf(record: RawRecord, writer: ChunkWriter): ChangedFile {
  writer.totals.files++;
  const file = {
    path: record.path,
    oid: record.newOid,
    mode: record.newMode,
    isNew: isWholeFile(record),
  };
  return record.commit === '' ? file : { ...file, commit: record.commit };
}
