import type { CommandResult, Io } from '../src/commands/command.ts';
import { preReceiveSource } from '../src/commands/push-source.ts';
import { reportOfHook } from '../src/commands/report-of-hook.ts';

/** git's pre-receive in a bare repository: scans what is being pushed, objects in quarantine. */
export async function main(_argv: readonly string[], io: Io): Promise<CommandResult> {
  return reportOfHook(io, await preReceiveSource(io));
}
