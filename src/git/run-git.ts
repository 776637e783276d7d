import { type ChildProcess, spawn } from 'node:child_process';
import { ToolError } from '../errors.ts';
import { findGit } from './find-git.ts';
import type { GitContext } from './git-context.ts';
import { gitEnv } from './git-env.ts';

/** What every command starts with; the reasons are in docs/design.md, "Reading git". */
const PREFIX = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  '-c',
  'core.quotePath=true',
  '-c',
  'core.fsmonitor=false',
];

const STDERR_LIMIT = 16 * 1024;

export interface GitRun {
  /** Subcommand and arguments; a `-c name=value` may come first. */
  args: readonly string[];
  /** Written to git's standard input, which is then closed. */
  input?: string | Uint8Array;
  /** Exit codes that are answers and not failures; 0 always is. */
  okCodes?: readonly number[];
}

/** Starts git without a shell, with the fixed prefix and the cleaned environment. */
export function spawnGit(
  context: GitContext,
  args: readonly string[],
  hasInput: boolean,
): ChildProcess {
  return spawn(findGit(context), [...PREFIX, ...args], {
    cwd: context.cwd,
    env: gitEnv(context.env),
    stdio: [hasInput ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
    ...(context.signal === undefined ? {} : { signal: context.signal }),
  });
}

/**
 * Runs git and hands its standard output on as it comes; the next piece is read when `onData` returns.
 * @returns the exit code, when it is one of `okCodes`
 * @throws ToolError when git cannot be started, fails or is killed; what `onData` throws
 */
export function streamGit(
  context: GitContext,
  run: GitRun,
  onData: (bytes: Uint8Array) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(context, run.args, run.input !== undefined);
    const stderr = collectStderr(child);
    let thrown: { error: unknown } | null = null;
    child.stdout?.on('data', (bytes: Uint8Array) => {
      if (thrown !== null) return;
      try {
        onData(bytes);
      } catch (error) {
        thrown = { error };
        child.kill();
      }
    });
    child.on('error', (error) => reject(gitFailed(run.args, error.message, '')));
    child.on('close', (code, signal) => {
      if (thrown !== null) reject(thrown.error);
      else if (code === 0 || (code !== null && run.okCodes?.includes(code))) resolve(code);
      else
        reject(
          gitFailed(run.args, signal === null ? `exit code ${code}` : `signal ${signal}`, stderr()),
        );
    });
    // Git that ends without reading its input says why by its exit code.
    child.stdin?.on('error', () => {});
    child.stdin?.end(run.input);
  });
}

/** Runs git and returns its whole standard output; for answers known to be short. */
export async function runGit(
  context: GitContext,
  run: GitRun,
): Promise<{ code: number; stdout: Buffer }> {
  const pieces: Uint8Array[] = [];
  const code = await streamGit(context, run, (bytes) => pieces.push(bytes));
  return { code, stdout: Buffer.concat(pieces) };
}

/** Collects what git says on standard error, up to a limit; call the result when git has ended. */
export function collectStderr(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    if (text.length < STDERR_LIMIT) text += bytes.toString('utf8');
  });
  return () => text.trim();
}

/** The error for a git that failed: the subcommand, how it ended, its own words, one next step. */
export function gitFailed(args: readonly string[], how: string, stderr: string): ToolError {
  const command = args[0] === '-c' ? args[2] : args[0];
  const words = stderr === '' ? '' : `: ${stderr}`;
  return new ToolError(`git ${command} failed (${how})${words}`, nextStep(stderr));
}

function nextStep(stderr: string): string {
  if (/dubious ownership/.test(stderr)) {
    return 'Make the repository yours, or run the `git config --global --add safe.directory` command above.';
  }
  if (/not a git repository|must be run in a work tree/i.test(stderr))
    return 'Run it inside a git work tree.';
  if (/missing|bad object|unable to read|corrupt|could not (?:get|fetch)/i.test(stderr)) {
    return 'Run `git fsck`, and in a partial or shallow clone fetch the missing objects first.';
  }
  return 'Run `git status` in the same folder to see what is wrong with the repository.';
}
