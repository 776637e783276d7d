import { canonicalName, safeAgentName } from '../../attribution/agent-name.ts';
import { writeMarker } from '../../attribution/marker-write.ts';
import { ToolError } from '../../errors.ts';
import { show } from '../../report/show.ts';
import type { CommandResult, Io } from '../command.ts';
import { openSource } from '../source-file.ts';

/** `hunkguard mark FILE[:LINES] --agent NAME`: writes `AI-GENERATED: NAME (today)` as a comment. */
export async function mark(io: Io, argument: string, agent: string): Promise<CommandResult> {
  const name = safeAgentName(agent) === null ? null : canonicalName(agent);
  if (name === null) {
    throw new ToolError(
      `"${agent}" holds nothing that a name may hold`,
      'Use letters, digits and ._+/-',
    );
  }
  const file = openSource(io, argument);
  const date = io.now().toISOString().slice(0, 10);
  const marked = writeMarker(file.source, file.path, file.range, name, date);
  if (marked === null) {
    throw new ToolError(
      `${file.path} is of a format without comments`,
      'Name the agent in the commit message instead: AI-GENERATED: NAME.',
    );
  }
  file.write(marked.source);
  const { start, end } = marked.cover;
  const where = `${show(file.path)}:${marked.lines[0]}`;
  return {
    exitCode: 0,
    stdout: `${where}  AI-GENERATED: ${name} (${date}), lines ${start}-${end}\n`,
    stderr: '',
  };
}
