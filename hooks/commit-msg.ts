import type { CommandResult, Io } from '../src/commands/command.ts';
import { commitMsg } from '../src/commands/commit-msg.ts';

/** git's commit-msg: finishes the trailers, and refuses where `attribution.mode` says so. */
export function main(argv: readonly string[], io: Io): Promise<CommandResult> {
  return commitMsg(io, argv);
}
