import type { CommandResult, Io } from '../src/commands/command.ts';
import { reportOfHook } from '../src/commands/report-of-hook.ts';
import { stagedSource } from '../src/commands/staged-source.ts';

/** git's pre-commit and pre-merge-commit: refuses the commit when an added line holds a blocking finding. */
export function main(_argv: readonly string[], io: Io): Promise<CommandResult> {
  return reportOfHook(io, stagedSource(io));
}
