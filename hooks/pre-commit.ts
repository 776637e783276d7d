import type { CommandResult, Io } from '../src/commands/command.ts';
import { stagedSource } from '../src/commands/staged-source.ts';
import { startReading } from '../src/commands/start-reading.ts';

/** git's pre-commit and pre-merge-commit: refuses the commit when an added line holds a blocking finding. */
export async function main(_argv: readonly string[], io: Io): Promise<CommandResult> {
  const source = startReading(stagedSource(io));
  const { reportOfHook } = await import('../src/commands/report-of-hook.ts');
  return reportOfHook(io, source);
}
