import { parseMessageText } from '../attribution/message-text.ts';
import { gitDirOfMessage, readMessageFile, takePending } from '../git/message-file.ts';
import type { AttributionDeps } from './attribution-deps.ts';
import { DEFAULT_DEPS, neverBlocking, OK } from './attribution-deps.ts';
import type { CommandResult, Io } from './command.ts';
import { firstLook } from './first-look.ts';
import { messageArguments } from './message-arguments.ts';

/**
 * git's commit-msg: adds the trailers that prepare-commit-msg held back, takes them off a message that
 * was left empty, and applies the mode. Exit code 1 only when the mode refuses the commit.
 */
export async function commitMsg(
  io: Io,
  args: readonly string[],
  deps: AttributionDeps = DEFAULT_DEPS,
): Promise<CommandResult> {
  const { file, hasEditor } = messageArguments(args, io.env);
  if (file === undefined) return OK;
  return neverBlocking(io, deps.budgetMs, async (context) => {
    const gitDir = gitDirOfMessage(context, file);
    const pending = takePending(gitDir);
    const text = readMessageFile(context, file);
    if (text === null) return OK;
    const parsed = parseMessageText(text, hasEditor);
    const message = { ...parsed, comment: parsed.comment ?? pending?.comment ?? null };
    const look = firstLook(context, gitDir, '', message);
    if (look.isDone && pending === null) return OK;
    const { finishCommit } = await import('./finish-commit.ts');
    return await finishCommit(context, { gitDir, file, message, pending, look }, deps);
  });
}
