import type { CommandResult, Io } from '../src/commands/command.ts';
import { judgePush } from '../src/commands/judge-push.ts';
import { preReceiveSource } from '../src/commands/push-source.ts';

/** git's pre-receive in a bare repository: judges what is being pushed, objects in quarantine. */
export async function main(_argv: readonly string[], io: Io): Promise<CommandResult> {
  return judgePush(io, await preReceiveSource(io));
}
