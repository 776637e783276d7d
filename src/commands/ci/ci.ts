import { exitCodeOf } from '../../report/scan-report.ts';
import type { CommandResult, Io } from '../command.ts';
import { type GateArgs, judge } from '../gate/gate.ts';
import { targetsFrom, writeReports } from '../write-reports.ts';
import { findChange } from './find-change.ts';

/** `hunkguard ci`: the gate over the change that this CI job builds. */
export async function ci(io: Io, args: GateArgs): Promise<CommandResult> {
  const targets = targetsFrom(args.format ?? [defaultFormat(io)], args.output);
  const change = await findChange(io, args);
  if (change.kind === 'nothing') {
    return { exitCode: 0, stdout: '', stderr: `hunkguard: nothing to scan: ${change.notice}\n` };
  }
  const { notice } = change;
  const where =
    change.kind === 'everything' ? { all: true } : { base: change.base, head: change.head };
  const report = await judge(io, { ...args, ...where });
  const told = notice === undefined ? report : { ...report, notices: [notice, ...report.notices] };
  return { exitCode: exitCodeOf(told), ...(await writeReports(io, told, targets)) };
}

function defaultFormat({ env }: Io): string {
  return env.GITHUB_ACTIONS === 'true' ? 'github' : 'text';
}
