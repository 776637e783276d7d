import type { CommandResult, Io } from '../src/commands/command.ts';
import { judgePush } from '../src/commands/judge-push.ts';
import { prePushSource } from '../src/commands/push-source.ts';

/** git's pre-push: judges every commit that the other side has not, so that `--no-verify` gets nothing past. */
export async function main(argv: readonly string[], io: Io): Promise<CommandResult> {
  return judgePush(io, await prePushSource(argv, io));
}
