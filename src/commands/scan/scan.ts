import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ToolError } from '../../errors.ts';
import { formatJson } from '../../report/json.ts';
import { exitCodeOf, type FailOn, type ScanReport } from '../../report/scan-report.ts';
import { formatSummary } from '../../report/summary.ts';
import { formatText } from '../../report/text.ts';
import type { CommandResult, Io } from '../command.ts';
import { paintFor } from '../paint.ts';
import { scanChange } from '../scan-change.ts';
import { sourceFrom } from './source.ts';

export interface ScanArgs {
  files: string[];
  staged?: boolean;
  range?: string;
  allFiles?: boolean;
  diff?: string;
  format?: string;
  output?: string;
  failOn?: FailOn;
  config?: string;
  rules?: string[];
}

/** `hunkguard scan`. */
export async function scan(io: Io, args: ScanArgs): Promise<CommandResult> {
  const source = sourceFrom(io, args);
  const report = await scanChange(io, source, { failOn: args.failOn ?? 'high' });
  const text = format(report, args, io);
  const exitCode = exitCodeOf(report);
  if (args.output === undefined) return { exitCode, stdout: text, stderr: '' };
  await writeReport(resolve(io.cwd, args.output), text);
  return { exitCode, stdout: '', stderr: '' };
}

function format(report: ScanReport, args: ScanArgs, io: Io): string {
  if (args.format === 'json') return formatJson(report);
  if (args.format === 'summary') return formatSummary(report);
  return formatText(report, paintFor(io.stdoutIsTty && args.output === undefined, io.env));
}

async function writeReport(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new ToolError(
      `the report can't be written: ${(error as Error).message}`,
      'Give --output a writable path.',
      { cause: error },
    );
  }
}
