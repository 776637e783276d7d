import { ToolError } from '../errors.ts';
import type { ChangedFile } from './added-chunk.ts';
import type { ChunkWriter } from './chunk-writer.ts';
import { parseHunkHeader } from './hunk-header.ts';
import { latin1 } from './latin1.ts';
import { addExtendedLine, emptyHeader, nameOfLine, type PatchHeader } from './patch-header.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
const BACKSLASH = 92;

/** No header line is longer; what a line of other text has beyond it is not kept. */
const LINE_LIMIT = 64 * 1024;

/** Decides what becomes of the parts of a patch. */
export interface PatchSink {
  /**
   * Called once a file section's header is complete: at its first hunk, or, when it has none, at its
   * end (`hasHunks` tells). Returns the file to hand the added lines on for, or null to skip them.
   */
  section(header: PatchHeader): ChangedFile | null;
  /** A line that belongs to no file section. True stops `write` behind it. */
  text(line: string): boolean;
}

/**
 * Push parser of unified diffs. Hunk bodies are consumed by the counts of their headers and never
 * looked at for headers, so no content can pass for one. Bytes go straight to the writer.
 */
export class PatchParser {
  readonly #writer: ChunkWriter;
  readonly #sink: PatchSink;
  #header: PatchHeader | null = null;
  #file: ChangedFile | null = null;
  #heldOldName: string | null = null;
  /** Whether nothing but another hunk or a new section may follow. */
  #afterHunk = false;

  #inBody = false;
  #oldLeft: number[] = [];
  #newLeft = 0;
  #newLine = 0;
  #prefix: number[] = [];
  #lineKind: 'start' | 'added' | 'other' = 'start';
  #runOpen = false;

  #pending = '';

  constructor(writer: ChunkWriter, sink: PatchSink) {
    this.#writer = writer;
    this.#sink = sink;
  }

  /** Takes bytes from `from` on; returns where it stopped: the end, or behind a line the sink stopped at. */
  write(bytes: Uint8Array, from = 0): number {
    let at = from;
    while (at < bytes.length) {
      if (this.#inBody) {
        at = this.#readBody(bytes, at);
        continue;
      }
      const lf = bytes.indexOf(LF, at);
      const end = lf < 0 ? bytes.length : lf;
      this.#pending += latin1(
        bytes.subarray(at, Math.min(end, at + LINE_LIMIT - this.#pending.length)),
      );
      if (lf < 0) return bytes.length;
      at = lf + 1;
      const line = this.#pending;
      this.#pending = '';
      if (this.#readLine(line)) return at;
    }
    return at;
  }

  /** Closes the last section; throws a ToolError when the patch stops in the middle of a hunk. */
  end(): void {
    if (this.#pending !== '' && !this.#inBody) this.#readLine(this.#pending);
    this.#pending = '';
    if (this.#inBody && this.#lineKind !== 'start') this.#endBodyLine();
    if (this.#inBody) throw malformed('it ends in the middle of a hunk', this.#header);
    this.#closeRun(false);
    this.#closeSection();
  }

  /** Ends the section that is open, as the caller knows that it is complete. */
  #closeSection(): void {
    const header = this.#header;
    if (header?.fromGit && !header.hasHunks) {
      if (header.newName !== null) throw malformed('a file has a header and no hunk', header);
      this.#sink.section(header);
    }
    this.#header = null;
    this.#file = null;
    this.#heldOldName = null;
    this.#afterHunk = false;
  }

  #readLine(line: string): boolean {
    if (line.startsWith('\\') && this.#afterHunk) {
      this.#closeRun(true);
      return false;
    }
    this.#closeRun(false);
    if (this.#heldOldName !== null && this.#readNewName(line)) return false;
    if (line.startsWith('@@') && this.#openHunk(line)) return false;
    if (line.startsWith('--- ')) {
      this.#heldOldName = line.slice(4);
      return false;
    }
    if (/^diff --(?:git|cc|combined) /.test(line)) {
      this.#closeSection();
      this.#header = { ...emptyHeader(), fromGit: true };
      if (!line.startsWith('diff --git '))
        this.#header.combinedName = line.replace(/^diff --\w+ |\r$/g, '');
      return false;
    }
    const open = this.#header;
    if (open !== null && !open.hasHunks && addExtendedLine(open, line.replace(/\r$/, '')))
      return false;
    return this.#readText(line);
  }

  #readText(line: string): boolean {
    if (this.#afterHunk && /^[ +-]/.test(line) && !/^--\s*$/.test(line)) {
      throw malformed('a hunk has more lines than its header says', this.#header);
    }
    this.#closeSection();
    return this.#sink.text(line);
  }

  #readNewName(line: string): boolean {
    const oldLine = this.#heldOldName ?? '';
    this.#heldOldName = null;
    if (!line.startsWith('+++ ')) {
      if (this.#afterHunk) throw malformed('a --- line without its +++ line', this.#header);
      return false;
    }
    if (this.#header === null || this.#header.hasHunks || this.#header.newName !== null) {
      this.#closeSection();
      this.#header = emptyHeader();
    }
    const header = this.#header;
    header.oldName = nameOfLine(oldLine);
    header.newName = nameOfLine(line.slice(4));
    if (header.oldName === null || header.newName === null)
      throw malformed('a file name is quoted wrongly', header);
    if (header.oldName === '/dev/null') header.isNew = true;
    if (header.newName === '/dev/null') header.isDeleted = true;
    return true;
  }

  #openHunk(line: string): boolean {
    const hunk = parseHunkHeader(line);
    const header = this.#header;
    if (header === null || header.newName === null) {
      if (hunk === null) return false;
      throw malformed('a hunk stands before any file name', header);
    }
    if (hunk === null) throw malformed('a hunk header cannot be read', header);
    if (header.isDeleted && hunk.newCount > 0)
      throw malformed('lines are added to a deleted file', header);
    if (!header.hasHunks) {
      header.hasHunks = true;
      this.#file = this.#sink.section(header);
    }
    this.#oldLeft = hunk.oldCounts;
    this.#newLeft = hunk.newCount;
    this.#newLine = hunk.newStart;
    this.#lineKind = 'start';
    this.#afterHunk = true;
    this.#inBody = !this.#isBodyDone();
    return true;
  }

  #readBody(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && this.#inBody) {
      if (this.#runOpen && this.#lineKind === 'start' && this.#newLeft > 0 && bytes[at] === PLUS) {
        at = this.#readAddedRun(bytes, at);
        continue;
      }
      if (this.#lineKind === 'start') {
        at = this.#readPrefix(bytes, at);
        if (this.#lineKind === 'start') continue;
      }
      at = this.#readBodyLine(bytes, at);
    }
    return at;
  }

  /** The rest of a run of added lines, of which a new file is made: the same steps without detours. */
  #readAddedRun(bytes: Uint8Array, from: number): number {
    if (this.#oldLeft.length > 1) return this.#readPrefix(bytes, from);
    let at = from;
    while (at < bytes.length && bytes[at] === PLUS && this.#newLeft > 0) {
      this.#newLeft--;
      this.#newLine++;
      at = this.#writer.writeLine(bytes, at + 1);
      if (bytes[at - 1] !== LF) {
        this.#lineKind = 'added';
        return at;
      }
    }
    this.#inBody = !this.#isBodyDone();
    return at;
  }

  #readBodyLine(bytes: Uint8Array, from: number): number {
    let at = from;
    if (this.#lineKind === 'added' && this.#file !== null) {
      at = this.#writer.writeLine(bytes, from);
    } else {
      const lf = bytes.indexOf(LF, from);
      at = lf < 0 ? bytes.length : lf + 1;
    }
    if (at > from && bytes[at - 1] === LF) this.#endBodyLine();
    return at;
  }

  #endBodyLine(): void {
    this.#lineKind = 'start';
    this.#inBody = !this.#isBodyDone();
  }

  #isBodyDone(): boolean {
    return this.#newLeft === 0 && this.#oldLeft.every((left) => left === 0);
  }

  #readPrefix(bytes: Uint8Array, from: number): number {
    const byte = bytes[from] as number;
    if (this.#oldLeft.length === 1 || this.#prefix.length === 0) {
      if (byte === BACKSLASH) {
        this.#closeRun(true);
        this.#lineKind = 'other';
        return from + 1;
      }
      if (byte === LF || byte === CR) return this.#readBlank(from);
    }
    if (byte !== PLUS && byte !== MINUS && byte !== SPACE) {
      throw malformed('a line of a hunk begins with none of " ", "+" and "-"', this.#header);
    }
    if (this.#oldLeft.length === 1) {
      this.#startLine(byte === MINUS, byte === PLUS);
      if (byte !== PLUS) this.#takeOld(0);
      return from + 1;
    }
    this.#prefix.push(byte);
    if (this.#prefix.length === this.#oldLeft.length) this.#startCombinedLine();
    return from + 1;
  }

  /** An empty context line whose blank was stripped (diff.suppressBlankEmpty, mail). */
  #readBlank(from: number): number {
    this.#startLine(false, false);
    for (let parent = 0; parent < this.#oldLeft.length; parent++) this.#takeOld(parent);
    return from;
  }

  #startCombinedLine(): void {
    const isRemoved = this.#prefix.includes(MINUS);
    this.#startLine(
      isRemoved,
      this.#prefix.every((byte) => byte === PLUS),
    );
    const taken = isRemoved ? MINUS : SPACE;
    for (const [parent, byte] of this.#prefix.entries()) if (byte === taken) this.#takeOld(parent);
    this.#prefix = [];
  }

  #startLine(isRemoved: boolean, isAdded: boolean): void {
    this.#lineKind = isAdded ? 'added' : 'other';
    if (!isAdded) this.#closeRun(false);
    else if (!this.#runOpen && this.#file !== null) {
      this.#writer.begin(this.#file, this.#newLine);
      this.#runOpen = true;
    }
    if (isRemoved) return;
    if (--this.#newLeft < 0)
      throw malformed('a hunk has more new lines than its header says', this.#header);
    this.#newLine++;
  }

  #takeOld(parent: number): void {
    const left = (this.#oldLeft[parent] ?? 0) - 1;
    this.#oldLeft[parent] = left;
    if (left < 0) throw malformed('a hunk has more old lines than its header says', this.#header);
  }

  #closeRun(cutLastNewline: boolean): void {
    if (this.#runOpen) this.#writer.end(cutLastNewline);
    this.#runOpen = false;
  }
}

function malformed(what: string, header: PatchHeader | null): ToolError {
  const name = header?.newName ?? header?.combinedName;
  return new ToolError(
    `the diff cannot be read: ${what}${name ? ` (at ${name})` : ''}`,
    'Make the diff again with `git diff` and do not edit it by hand.',
  );
}
