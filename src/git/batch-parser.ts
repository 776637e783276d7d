import { latin1 } from '../diff/latin1.ts';
import { ToolError } from '../errors.ts';

const LF = 10;
const HEADER_LIMIT = 1 << 20;

/** What one answer of `git cat-file --batch` begins with; null for a name that git does not know. */
export interface BatchHeader {
  oid: string;
  type: string;
  size: number;
}

export interface BatchSink {
  header(header: BatchHeader | null): void;
  content(bytes: Uint8Array): void;
  end(): void;
}

/** Push parser of the answers: `<oid> <type> <size>`, LF, so many bytes, LF; or `<name> missing`, LF. */
export class BatchParser {
  readonly #sink: BatchSink;
  #line = '';
  #left = 0;
  #state: 'header' | 'content' | 'newline' = 'header';

  constructor(sink: BatchSink) {
    this.#sink = sink;
  }

  write(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#state === 'header') at = this.#readHeader(bytes, at);
      else if (this.#state === 'content') at = this.#readContent(bytes, at);
      else at = this.#readNewline(bytes, at);
    }
  }

  #readHeader(bytes: Uint8Array, from: number): number {
    const lf = bytes.indexOf(LF, from);
    this.#line += latin1(bytes.subarray(from, lf < 0 ? bytes.length : lf));
    if (lf < 0) {
      if (this.#line.length > HEADER_LIMIT) throw unreadable();
      return bytes.length;
    }
    const line = this.#line;
    this.#line = '';
    this.#startAnswer(line);
    return lf + 1;
  }

  #startAnswer(line: string): void {
    const match = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d{1,15})$/.exec(line);
    if (match !== null) {
      const [, oid = '', type = '', size] = match;
      this.#left = Number(size);
      this.#state = this.#left === 0 ? 'newline' : 'content';
      this.#sink.header({ oid, type, size: this.#left });
    } else if (/ (?:missing|ambiguous)$/.test(line)) {
      this.#sink.header(null);
      this.#sink.end();
    } else {
      throw unreadable();
    }
  }

  #readContent(bytes: Uint8Array, from: number): number {
    const to = Math.min(bytes.length, from + this.#left);
    this.#left -= to - from;
    if (this.#left === 0) this.#state = 'newline';
    this.#sink.content(bytes.subarray(from, to));
    return to;
  }

  #readNewline(bytes: Uint8Array, from: number): number {
    if (bytes[from] !== LF) throw unreadable();
    this.#state = 'header';
    this.#sink.end();
    return from + 1;
  }
}

function unreadable(): ToolError {
  return new ToolError(
    'git cat-file answered with something that cannot be read',
    'Run `git fsck` and `git --version` in the same folder.',
  );
}
