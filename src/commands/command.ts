import type { ExitCode } from '../errors.ts';

/** What a command may see of the outside: handed in, so that tests run commands in process. */
export interface Io {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Standard input, as it comes. */
  stdin: () => AsyncIterable<Uint8Array>;
  stdoutIsTty: boolean;
  stderrIsTty: boolean;
  now: () => Date;
}

/** What a command answers; only src/cli.ts and hooks/ write it out and set process.exitCode. */
export interface CommandResult {
  exitCode: ExitCode;
  stdout: string;
  stderr: string;
}
