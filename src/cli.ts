#!/usr/bin/env node
// Exit codes: 0 clean · 1 findings at or above the threshold · 2 could not run.
import type { CommandResult, Io } from './commands/command.ts';
import { ToolError } from './errors.ts';

// Until a command has answered, the answer is "could not run": a promise that never settles must not pass.
process.exitCode = 2;

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  stdin: () => process.stdin,
  // Node makes a stream when it is first asked for: a hook that prints nothing there needs none.
  get stdoutIsTty() {
    return process.stdout.isTTY === true;
  },
  get stderrIsTty() {
    return process.stderr.isTTY === true;
  },
  now: () => new Date(),
};

async function run(argv: readonly string[]): Promise<CommandResult> {
  const [first, ...rest] = argv;
  const asksForHelp = rest[0] === '--help' || rest[0] === '-h';
  if (first === 'hook' && !asksForHelp) return (await import('./run-hook.ts')).runHook(rest, io);
  return (await import('./commands/program.ts')).runProgram(argv, io);
}

/** A reader that went away or a full disk means that nobody saw the verdict: that is "could not run". */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(
        new ToolError(
          `the output was not read or written to its end: ${error.message}`,
          'Read all of it, free the disk, or give --output a file where there is one.',
          { cause: error },
        ),
      );
    stream.once('error', fail);
    stream.write(text, (error) => (error ? fail(error) : resolve()));
  });
}

async function main(): Promise<void> {
  const result = await run(process.argv.slice(2));
  if (result.stdout !== '') await write(process.stdout, result.stdout);
  if (result.stderr !== '') await write(process.stderr, result.stderr);
  process.exitCode = result.exitCode;
}

main().catch(async (error: unknown) => {
  const { describeFailure } = await import('./commands/describe-failure.ts');
  const { text, exitCode } = describeFailure(error, io.env, process.argv[2] === 'hook');
  await write(process.stderr, text).catch(() => {});
  process.exitCode = exitCode;
});
