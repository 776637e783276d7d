import { Option } from 'commander';
import { FORMATS } from '../../report/formats.ts';
import { collect } from '../collect.ts';
import type { Register } from '../registry.ts';

/** `hunkguard scan`: exactly one source, one or several formats. */
export const registerScan: Register = (program, { io, answer }) => {
  program
    .command('scan')
    .description('scan the staged change (default), a range, files, or a diff')
    .argument('[files...]', 'files or folders of the work tree, whole')
    .option('--staged', 'what is about to be committed (default)')
    .option('--range <A..B>', 'the change from A to B; A...B from their merge base')
    .option('--all-files', 'every tracked file, whole')
    .option('--diff <file>', 'a unified diff; - reads standard input')
    .option(
      '--format <format[=file]>',
      `report format, may be repeated: ${Object.keys(FORMATS).join(', ')}`,
      collect,
    )
    .option('--output <file>', 'write the report to a file instead of standard output')
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity up').choices([
        'critical',
        'high',
        'medium',
        'low',
        'none',
      ]),
    )
    .option('--config <file>', 'use this config file')
    .option('--rules <file...>', 'add rules from these files')
    .option('--allow-weaken', 'accept settings that the change itself loosens, and use them')
    .option('--no-inline-ignores', 'let no mark in a line silence anything')
    .option('--show-suppressed', 'list what was suppressed, and by what')
    .action(async (files: string[], options: Record<string, unknown>) => {
      const { scan } = await import('./scan.ts');
      answer(await scan(io, { files, ...options }));
    });
};
