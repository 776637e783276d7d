import { exitCodeOf } from '../report/scan-report.ts';
import { formatText } from '../report/text.ts';
import type { CommandResult, Io } from './command.ts';
import { paintFor } from './paint.ts';
import { type ChangeSource, scanChange } from './scan-change.ts';

/** Scans for a blocking hook; the report goes to standard error, where git shows it. */
export async function reportOfHook(io: Io, source: ChangeSource): Promise<CommandResult> {
  const report = await scanChange(io, source);
  return {
    exitCode: exitCodeOf(report),
    stdout: '',
    stderr: formatText(report, await paintFor(io.stderrIsTty, io.env)),
  };
}
