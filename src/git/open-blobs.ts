import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { ToolError } from '../errors.ts';
import { type BatchHeader, BatchParser } from './batch-parser.ts';
import type { GitContext } from './git-context.ts';
import { looseBlobs } from './loose-blobs.ts';
import { collectStderr, gitFailed, runGit, spawnGit } from './run-git.ts';

/** Reads objects by id, or by a revision expression of our own making such as `HEAD:.hunkguard.yaml`. */
export interface Blobs {
  /** The content of a blob; null when there is no such object or it is no blob. */
  read(objectName: string): Promise<Uint8Array | null>;
  /** Hands a blob on in pieces, with a memory that does not grow with it; null as for `read`. */
  stream(objectName: string, onBytes: (bytes: Uint8Array) => void): Promise<BatchHeader | null>;
  /** Ends git; reads that are under way are answered first. */
  close(): Promise<void>;
}

interface Request {
  onBytes: (bytes: Uint8Array) => void;
  header: BatchHeader | null;
  resolve: (header: BatchHeader | null) => void;
  reject: (error: unknown) => void;
}

/** Git that says nothing for so long while an answer is due is given up. */
const PATIENCE_MS = 20_000;
const LAST_LOOK_MS = 1000;

const ARGS = ['cat-file', '--batch'];

/** So many objects are sought in files of their own before git is started for them. */
const MOST_LOOSE = 12;
const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * One `git cat-file --batch` for all reads, started at the first that needs it and idle without holding
 * Node open.
 */
export function openBlobs(context: GitContext): Blobs {
  const batch = new Batch(context);
  const readLoose = looseBlobs(context);
  const looseReads: Promise<Uint8Array | undefined>[] = [];
  const findLoose = (name: string): Promise<Uint8Array | undefined> | undefined => {
    if (batch.isRunning || !OID.test(name) || looseReads.length === MOST_LOOSE) return undefined;
    const reading = readLoose(name);
    looseReads.push(reading);
    return reading;
  };
  const stream = async (name: string, onBytes: (bytes: Uint8Array) => void) =>
    batch.ask(name.includes('\n') ? await oidOf(context, name) : name, onBytes);
  const readByGit = async (name: string) => {
    const pieces: Uint8Array[] = [];
    const header = await stream(name, (bytes) => pieces.push(bytes));
    return header === null ? null : joined(pieces, header.size);
  };
  return {
    stream,
    async read(name) {
      const loose = findLoose(name);
      return (loose && (await loose)) ?? (await readByGit(name));
    },
    async close() {
      await Promise.all(looseReads);
      await batch.close();
    },
  };
}

/** A batch asks one name a line, so a path with a newline is resolved on its own. */
async function oidOf(context: GitContext, name: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', name];
  const { code, stdout } = await runGit(context, { args, okCodes: [1] });
  return code === 0 ? stdout.toString('latin1').trim() : '0'.repeat(40);
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = pieces;
  if (pieces.length === 1 && first !== undefined) return first;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

class Batch {
  readonly #context: GitContext;
  readonly #queue: Request[] = [];
  #child: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #failure: unknown = null;
  #closed = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(context: GitContext) {
    this.#context = context;
  }

  get isRunning(): boolean {
    return this.#child !== null;
  }

  ask(name: string, onBytes: (bytes: Uint8Array) => void): Promise<BatchHeader | null> {
    return new Promise((resolve, reject) => {
      if (/[\n\0]/.test(name) || name === '') throw new TypeError('not an object name');
      if (this.#closed) throw new TypeError('the blobs are closed');
      if (this.#failure !== null) throw this.#failure;
      this.#child ??= this.#start();
      this.#queue.push({ onBytes, header: null, resolve, reject });
      this.#hold(true);
      if (this.#queue.length === 1) this.#startTimer();
      this.#child.stdin?.write(`${name}\n`);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#hold(true);
    this.#child?.stdin?.end();
    await this.#ended;
  }

  #start(): ChildProcess {
    const child = spawnGit(this.#context, ARGS, true);
    const stderr = collectStderr(child);
    const parser = new BatchParser({
      header: (header) => this.#header(header),
      content: (bytes) => this.#content(bytes),
      end: () => this.#answered(),
    });
    child.stdout?.on('data', (bytes: Buffer) => {
      if (this.#failure !== null) return;
      this.#startTimer();
      try {
        parser.write(bytes);
      } catch (error) {
        this.#fail(error);
      }
    });
    child.stdin?.on('error', () => {});
    this.#ended = new Promise((resolve) => {
      child.on('error', (error) => {
        this.#fail(gitFailed(ARGS, error.message, ''));
        resolve();
      });
      child.on('close', (code, signal) => {
        if (code !== 0 || this.#queue.length > 0) {
          this.#fail(
            gitFailed(ARGS, signal === null ? `exit code ${code}` : `signal ${signal}`, stderr()),
          );
        }
        resolve();
      });
    });
    return child;
  }

  #header(header: BatchHeader | null): void {
    const request = this.#queue[0];
    if (request === undefined)
      throw new ToolError('git cat-file answered unasked', 'Run `git --version`.');
    request.header = header?.type === 'blob' ? header : null;
  }

  #content(bytes: Uint8Array): void {
    const request = this.#queue[0];
    if (request?.header) request.onBytes(bytes);
  }

  #answered(): void {
    const request = this.#queue.shift();
    if (this.#queue.length === 0) {
      this.#stopTimer();
      if (!this.#closed) this.#hold(false);
    }
    request?.resolve(request.header);
  }

  /** Gives git up, but first lets Node take in what came while it was busy itself. */
  #lookAgain(): void {
    this.#timer = setTimeout(() => this.#fail(gitFailed(ARGS, 'no answer', '')), LAST_LOOK_MS);
  }

  #startTimer(): void {
    this.#stopTimer();
    if (this.#queue.length > 0) this.#timer = setTimeout(() => this.#lookAgain(), PATIENCE_MS);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Ends git as well, and what it may have started: it is no longer read from nor written to. */
  #fail(error: unknown): void {
    this.#failure ??= error;
    this.#stopTimer();
    this.#child?.kill();
    for (const stream of [this.#child?.stdin, this.#child?.stdout, this.#child?.stderr])
      stream?.destroy();
    for (const request of this.#queue.splice(0)) request.reject(this.#failure);
  }

  /** Whether git may keep Node from ending: only while an answer is due. */
  #hold(isDue: boolean): void {
    const child = this.#child;
    if (child === null) return;
    for (const handle of [child, child.stdin, child.stdout, child.stderr] as (
      | ChildProcess
      | Socket
    )[]) {
      if (isDue) handle.ref();
      else handle.unref();
    }
  }
}
