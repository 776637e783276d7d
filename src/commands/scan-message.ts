import { exitCodeOf } from '../report/scan-report.ts';
import { formatText } from '../report/text.ts';
import type { CommandResult, Io } from './command.ts';
import { messageArguments } from './message-arguments.ts';
import { messageSource } from './message-source.ts';
import { paintFor } from './paint.ts';
import { scanChange } from './scan-change.ts';

/** Scans the message that git hands to commit-msg; says nothing when there is nothing to say. */
export async function scanMessage(io: Io, argv: readonly string[]): Promise<CommandResult> {
  const { file, hasEditor } = messageArguments(argv, io.env);
  if (file === undefined) return { exitCode: 0, stdout: '', stderr: '' };
  const report = await scanChange(io, messageSource(io, file, hasEditor));
  if (report.findings.length === 0) return { exitCode: 0, stdout: '', stderr: '' };
  return {
    exitCode: exitCodeOf(report),
    stdout: '',
    stderr: formatText(report, await paintFor(io.stderrIsTty, io.env)),
  };
}
