import type { Command } from 'commander';
import { FORMATS } from '../../report/formats.ts';
import { collect, countFrom } from '../collect.ts';
import type { Register } from '../registry.ts';

/** `hunkguard gate`: the whole CI step. */
export const registerGate: Register = (program, { io, answer }) => {
  addGateOptions(
    program
      .command('gate')
      .description('one verdict on a change, from hunkguard and from other tools’ reports')
      .option('--base <ref>', 'what the change goes into, such as origin/main')
      .option('--head <ref>', 'the end of the change', 'HEAD'),
  ).action(async (options: object) => {
    const { gate } = await import('./gate.ts');
    answer(await gate(io, options));
  });
};

/** What `gate` and `ci` share. */
export function addGateOptions(command: Command): Command {
  return command
    .option('--sarif <file...>', 'SARIF of other tools: Semgrep, CodeQL, Snyk, Trivy, Bandit, …')
    .option('--json <file...>', 'JSON of hunkguard, Semgrep, Bandit or gitleaks')
    .option('--all', 'judge every line, not only those that the change adds')
    .option('--require-tools <names...>', 'refuse when a report of one of these tools is absent')
    .option('--budget <count>', 'how many blocking findings are let through', countFrom, 0)
    .option(
      '--fail-on <policy>',
      'severity that blocks: high, ai=medium, human=high, secret=low; may be repeated',
      collect,
    )
    .option('--no-inline-ignores', 'judge what inline marks silence as well')
    .option(
      '--format <format[=file]>',
      `report format, may be repeated: ${Object.keys(FORMATS).join(', ')}`,
      collect,
    )
    .option('--output <file>', 'write the report to a file instead of standard output');
}
