import type { CommandResult, Io } from '../src/commands/command.ts';
import { commitMsg } from '../src/commands/commit-msg.ts';
import { scanMessage } from '../src/commands/scan-message.ts';

/** git's commit-msg: finishes the trailers, applies `attribution.mode`, refuses a message with a secret. */
export async function main(argv: readonly string[], io: Io): Promise<CommandResult> {
  const attributed = await commitMsg(io, argv);
  if (attributed.exitCode !== 0) return attributed;
  const { exitCode, stderr } = await scanMessage(io, argv);
  return { exitCode, stdout: '', stderr: attributed.stderr + stderr };
}
