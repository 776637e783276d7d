import type { Io } from './command.ts';

/** Tells how far a long scan is. */
export interface Progress {
  /** A line of this file was read. */
  read: (path: string) => void;
  /** A suspect file was looked at whole. */
  judged: () => void;
  /** Takes the line away again. */
  end: () => void;
}

export interface ProgressOptions {
  write: (text: string) => void;
  /** Milliseconds. */
  now: () => number;
  /** How many files there are, where that is known. */
  total?: number | undefined;
}

/** A scan that ends sooner shows nothing. */
const QUIET_MS = 1000;
const BETWEEN_MS = 100;
const WIDTH = 24;

const SILENT: Progress = { read: () => {}, judged: () => {}, end: () => {} };

/**
 * A line on standard error, on a terminal only: logs and pipes get nothing.
 * @param count how many files there are; asked only when the line is shown
 */
export async function progressFor(
  io: Io,
  count: (() => Promise<number>) | undefined,
): Promise<Progress> {
  if (!io.stderrIsTty || io.env.TERM === 'dumb' || io.env.CI) return SILENT;
  return createProgress({
    write: (text) => process.stderr.write(text),
    now: () => performance.now(),
    total: await count?.(),
  });
}

/** The line itself, a bar where the number of files is known. */
export function createProgress({ write, now, total }: ProgressOptions): Progress {
  const started = now();
  let last = started + QUIET_MS - BETWEEN_MS;
  let files = 0;
  let looked = 0;
  let path = '';
  let isShown = false;
  const show = () => {
    const time = now();
    if (time - last < BETWEEN_MS) return;
    last = time;
    isShown = true;
    write(`\r\x1b[K${lineOf(files, looked, total)}`);
  };
  return {
    read(next) {
      if (next === path) return;
      path = next;
      files += 1;
      show();
    },
    judged() {
      looked += 1;
      show();
    },
    end() {
      if (isShown) write('\r\x1b[K');
    },
  };
}

function lineOf(files: number, looked: number, total: number | undefined): string {
  const number = (n: number) => n.toLocaleString('en-US');
  const suspects = looked > 0 ? `, ${number(looked)} looked at whole` : '';
  if (total === undefined || total === 0) return `${number(files)} files read${suspects}`;
  const done = Math.min(WIDTH, Math.round((files / total) * WIDTH));
  const bar = `${'█'.repeat(done)}${'░'.repeat(WIDTH - done)}`;
  return `${bar} ${number(Math.min(files, total))} of ${number(total)} files read${suspects}`;
}
