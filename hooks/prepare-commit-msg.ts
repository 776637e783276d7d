import type { CommandResult, Io } from '../src/commands/command.ts';
import { prepareCommitMsg } from '../src/commands/prepare-commit-msg.ts';

/** git's prepare-commit-msg: names the agents that wrote the staged change; never blocks. */
export function main(argv: readonly string[], io: Io): Promise<CommandResult> {
  return prepareCommitMsg(io, argv);
}
