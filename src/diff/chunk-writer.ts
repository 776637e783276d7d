import type { AddedChunk, ChangedFile, ChangeTotals, OnChunk } from './added-chunk.ts';

const LF = 10;

export interface PieceSize {
  /** Bytes a chunk may hold at most. */
  piece: number;
  /** Bytes of an over-long line that two neighbouring pieces share; less than half of `piece`. */
  overlap: number;
}

const PIECE_SIZE: PieceSize = { piece: 256 * 1024, overlap: 16 * 1024 };

/**
 * Packs added lines into chunks that end at a line's end, and cuts a line longer than a piece into
 * overlapping pieces. Chunks are never written to again, so a receiver may keep them.
 */
export class ChunkWriter {
  readonly totals: ChangeTotals = { files: 0, addedLines: 0, addedBytes: 0 };
  readonly #onChunk: OnChunk;
  readonly #size: PieceSize;
  #file: ChangedFile | null = null;
  #arena: Uint8Array;
  /** The chunk being filled is `#arena[#start, #end)`; its last whole line ends at `#lineEnd`. */
  #start = 0;
  #end = 0;
  #lineEnd = 0;
  #lines = 0;
  #startLine = 1;
  #startByte = 0;

  constructor(onChunk: OnChunk, size: PieceSize = PIECE_SIZE) {
    this.#onChunk = onChunk;
    this.#size = size;
    this.#arena = new Uint8Array(size.piece);
  }

  /** Begins a run of consecutive added lines of `file` at a 1-based line number. */
  begin(file: ChangedFile, line: number): void {
    this.end();
    this.#file = file;
    this.#startLine = line;
  }

  /** Copies from `from` up to and with the next LF, or to the end; returns the offset behind it. */
  writeLine(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length) {
      if (this.#end === this.#arena.length) this.#makeRoom();
      const arena = this.#arena;
      const stop = Math.min(bytes.length, at + arena.length - this.#end);
      const begin = at;
      let end = this.#end;
      let byte = -1;
      while (at < stop && byte !== LF) {
        byte = bytes[at++] as number;
        arena[end++] = byte;
      }
      this.#end = end;
      this.totals.addedBytes += at - begin;
      if (byte === LF) {
        this.#lineEnd = end;
        this.#lines++;
        return at;
      }
    }
    return at;
  }

  /** Copies bytes that may hold any number of lines. */
  write(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) at = this.writeLine(bytes, at);
  }

  /** Ends the run; `cutLastNewline` when its last line has no LF in the file itself. */
  end(cutLastNewline = false): void {
    if (this.#end > this.#start) {
      const cut = cutLastNewline && this.#arena[this.#end - 1] === LF ? 1 : 0;
      const open = this.#lineEnd < this.#end ? 1 : 0;
      this.#emit(this.#end - cut, this.#lines + open);
      this.totals.addedBytes -= cut;
    }
    this.#start = this.#end;
    this.#lineEnd = this.#end;
    this.#startByte = 0;
  }

  #emit(end: number, lines: number): void {
    this.totals.addedLines += lines;
    if (end > this.#start && this.#file !== null) this.#onChunk(this.#chunk(this.#file, end));
    this.#startLine += lines;
    this.#lines = 0;
  }

  #chunk(file: ChangedFile, end: number): AddedChunk {
    return {
      file,
      startLine: this.#startLine,
      startByte: this.#startByte,
      bytes: this.#arena.subarray(this.#start, end),
    };
  }

  #makeRoom(): void {
    if (this.#lineEnd > this.#start) {
      this.#emit(this.#lineEnd, this.#lines);
      this.#startByte = 0;
      this.#moveTail(this.#lineEnd);
    } else if (this.#start > 0) {
      this.#moveTail(this.#start);
    } else {
      this.#emit(this.#end, 0);
      this.#startByte += this.#end - this.#size.overlap;
      this.#moveTail(this.#end - this.#size.overlap);
    }
  }

  #moveTail(from: number): void {
    const arena = new Uint8Array(this.#size.piece);
    arena.set(this.#arena.subarray(from, this.#end));
    this.#end -= from;
    this.#arena = arena;
    this.#start = 0;
    this.#lineEnd = 0;
  }
}
