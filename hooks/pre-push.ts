import type { CommandResult, Io } from '../src/commands/command.ts';
import { prePushSource } from '../src/commands/push-source.ts';
import { reportOfHook } from '../src/commands/report-of-hook.ts';

/** git's pre-push: scans every commit that the other side has not, so that `--no-verify` gets nothing past. */
export async function main(argv: readonly string[], io: Io): Promise<CommandResult> {
  return reportOfHook(io, await prePushSource(argv, io));
}
