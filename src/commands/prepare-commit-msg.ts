import { parseMessageText } from '../attribution/message-text.ts';
import { gitDirOfMessage, readMessageFile, takePending } from '../git/message-file.ts';
import type { AttributionDeps } from './attribution-deps.ts';
import { DEFAULT_DEPS, neverBlocking, OK } from './attribution-deps.ts';
import type { CommandResult, Io } from './command.ts';
import { firstLook } from './first-look.ts';
import { messageArguments } from './message-arguments.ts';
import { noteUse } from './note-use.ts';

/**
 * git's prepare-commit-msg: names the agents that wrote the staged change in the message. Never blocks.
 * What a commit without a trace of an agent pays is this file: no git, nothing else loaded.
 * @param args as git gives them: message file, source, commit
 */
export async function prepareCommitMsg(
  io: Io,
  args: readonly string[],
  deps: AttributionDeps = DEFAULT_DEPS,
): Promise<CommandResult> {
  const { file, source, hasEditor } = messageArguments(args, io.env);
  if (file === undefined) return OK;
  return neverBlocking(io, deps.budgetMs, async (context) => {
    const gitDir = gitDirOfMessage(context, file);
    takePending(gitDir);
    const text = readMessageFile(context, file);
    if (text === null) return OK;
    const message = parseMessageText(text, hasEditor);
    const look = firstLook(context, gitDir, source, message);
    if (look.isDone) return OK;
    noteUse('attribution');
    const { writeAttribution } = await import('./write-attribution.ts');
    await writeAttribution(context, { gitDir, file, source, hasEditor, message, look }, deps);
    return OK;
  });
}
