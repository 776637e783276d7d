import type { ChangedFile } from './added-chunk.ts';
import type { ChunkWriter } from './chunk-writer.ts';
import { latin1 } from './latin1.ts';
import type { PatchHeader } from './patch-header.ts';
import { PatchParser } from './patch-parser.ts';
import { garbled, parseRawRecord, type RawRecord } from './raw-record.ts';

const NUL = 0;
const LF = 10;
const COLON = 58;
const ASTERISK = 42;
const GITLINK = '160000';

/** The empty blob, by hash function: a file without a single line has no hunks either. */
const EMPTY_BLOBS = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

export interface GitDiffSink {
  /** The file to hand the record's added lines on for; null skips them. */
  file(record: RawRecord): ChangedFile | null;
  /** Git left the content out of the patch: it is big, holds NUL bytes, or an attribute says so. */
  leftOut(record: RawRecord): void;
  /** All records are known, before the first line is handed on; once for each commit. */
  listed?(records: readonly RawRecord[]): void;
}

/**
 * Push parser of `diff-index` and `diff-tree` with `--raw -p -z`: for each commit (when the format is
 * `*%H`) the raw records, an empty field, and the patch. Every record must have its section in the
 * patch, in the same order and with the same object ids; anything else is a ToolError, never a gap.
 */
export class GitDiffParser {
  readonly #sink: GitDiffSink;
  readonly #patch: PatchParser;
  #state: 'start' | 'commit' | 'records' | 'patch' = 'start';
  #field = '';
  #meta: string | null = null;
  #commit = '';
  #records: RawRecord[] = [];
  /** How many sections of the patch were matched; a record of kind `T` has two. */
  #next = 0;
  #seenDeletion = false;
  #isLineEnded = false;

  constructor(writer: ChunkWriter, sink: GitDiffSink) {
    this.#sink = sink;
    this.#patch = new PatchParser(writer, {
      section: (header) => this.#section(header),
      text: (line) => this.#commitLine(line),
    });
  }

  /** Takes the next bytes of git's output. */
  write(bytes: Uint8Array): void {
    let at = 0;
    this.#isLineEnded = bytes[bytes.length - 1] === LF;
    while (at < bytes.length) {
      if (this.#state === 'patch') at = this.#patch.write(bytes, at);
      else if (this.#state === 'start') this.#start(bytes[at] as number);
      else at = this.#readField(bytes, at);
    }
  }

  /** Git has ended well; throws a ToolError when its output has not. */
  end(): void {
    if (this.#state === 'start') return;
    if (this.#state !== 'patch') throw garbled('it ends in the middle of a record');
    if (!this.#isLineEnded) throw garbled('it ends in the middle of a line');
    this.#endPatch();
  }

  #start(byte: number): void {
    if (byte === COLON) this.#state = 'records';
    else if (byte === ASTERISK) this.#state = 'commit';
    else throw garbled('it begins with something else');
  }

  #readField(bytes: Uint8Array, from: number): number {
    const nul = bytes.indexOf(NUL, from);
    this.#field += latin1(bytes.subarray(from, nul < 0 ? bytes.length : nul));
    if (nul < 0) return bytes.length;
    const field = this.#field;
    this.#field = '';
    if (this.#state === 'commit') this.#commitLine(field);
    else this.#recordField(field);
    return nul + 1;
  }

  #recordField(field: string): void {
    if (this.#meta !== null) {
      this.#addRecord(parseRawRecord(this.#meta, field, this.#commit));
      this.#meta = null;
    } else if (field !== '') {
      this.#meta = this.#records.length === 0 ? field.replace(/^\n/, '') : field;
    } else if (this.#records.length === 0) {
      throw garbled('it has no records');
    } else {
      this.#state = 'patch';
      this.#sink.listed?.(this.#records);
    }
  }

  #addRecord(record: RawRecord): void {
    if (record.oldMode === GITLINK && record.newMode === GITLINK)
      throw garbled('it lists a submodule');
    this.#records.push(record);
  }

  /** `*<commit>`, followed by NUL when it comes as a line of the patch before it. */
  #commitLine(line: string): boolean {
    const match = /^\*([0-9a-f]{40}|[0-9a-f]{64})\0?$/.exec(line);
    if (match === null) throw garbled(`a line of the patch belongs to no file`);
    if (this.#state === 'patch') this.#endPatch();
    this.#commit = match[1] ?? '';
    this.#state = 'records';
    return true;
  }

  #endPatch(): void {
    this.#patch.end();
    if (this.#next !== this.#records.length) throw garbled('a changed file has no patch');
    this.#records = [];
    this.#next = 0;
  }

  #section(header: PatchHeader): ChangedFile | null {
    const record = this.#records[this.#next];
    if (record === undefined) throw garbled('the patch has a file that the list has not');
    if (record.status === 'D') {
      this.#next++;
      return checkDeletion(record, header);
    }
    if (record.status === 'T' && !this.#seenDeletion) {
      this.#seenDeletion = true;
      return checkDeletion(record, header);
    }
    this.#seenDeletion = false;
    this.#next++;
    checkSection(record, header);
    if (record.newMode === GITLINK) return null;
    if (header.hasHunks) return this.#sink.file(record);
    if (record.oldOid !== record.newOid && !EMPTY_BLOBS.has(record.newOid))
      this.#sink.leftOut(record);
    return null;
  }
}

/** A file that is deleted adds no lines; one that becomes a link, or the like, is then made anew. */
function checkDeletion(record: RawRecord, header: PatchHeader): null {
  if (!header.isDeleted || header.oldOid !== record.oldOid)
    throw garbled(`${record.path} is out of order`);
  return null;
}

function checkSection(record: RawRecord, header: PatchHeader): void {
  const oldOid = record.status === 'M' ? record.oldOid : '0'.repeat(record.newOid.length);
  const isSame = record.oldOid === record.newOid && header.newOid === '' && !header.hasHunks;
  const isRight = header.oldOid === oldOid && header.newOid === record.newOid;
  if (header.isDeleted || (!isSame && !isRight)) throw garbled(`${record.path} is out of order`);
}
