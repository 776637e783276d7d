import type { CommandResult, Io } from '../src/commands/command.ts';
import { paintFor } from '../src/commands/paint.ts';
import { scanChange } from '../src/commands/scan-change.ts';
import { readStaged } from '../src/git/read-staged.ts';
import { exitCodeOf } from '../src/report/scan-report.ts';
import { formatText } from '../src/report/text.ts';

/** git's pre-commit: refuses the commit when an added line holds a blocking finding. */
export async function main(_argv: readonly string[], io: Io): Promise<CommandResult> {
  const source = {
    name: 'staged',
    read: (onChunk: Parameters<typeof readStaged>[1]) => readStaged(io, onChunk),
  };
  const report = await scanChange(io, source, { failOn: 'high' });
  return {
    exitCode: exitCodeOf(report),
    stdout: '',
    stderr: formatText(report, paintFor(io.stderrIsTty, io.env)),
  };
}
