import { exitCodeOf, type FailOn } from '../../report/scan-report.ts';
import type { CommandResult, Io } from '../command.ts';
import { scanChange } from '../scan-change.ts';
import { targetsFrom, writeReports } from '../write-reports.ts';
import { sourceFrom } from './source.ts';

export interface ScanArgs {
  files: string[];
  staged?: boolean;
  range?: string;
  allFiles?: boolean;
  diff?: string;
  format?: string[];
  output?: string;
  failOn?: FailOn;
  config?: string;
  rules?: string[];
  allowWeaken?: boolean;
  inlineIgnores?: boolean;
  showSuppressed?: boolean;
}

/** `hunkguard scan`. */
export async function scan(io: Io, args: ScanArgs): Promise<CommandResult> {
  const targets = targetsFrom(args.format, args.output);
  const source = sourceFrom(io, args);
  const report = await scanChange(io, source, args);
  if (args.showSuppressed) report.showSuppressed = true;
  return { exitCode: exitCodeOf(report), ...(await writeReports(io, report, targets)) };
}
