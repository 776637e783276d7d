import type { Register } from '../registry.ts';

/** `hunkguard ignore FINGERPRINT… | --last | --list | --prune`. */
export const registerIgnore: Register = (program, { io, answer }) => {
  program
    .command('ignore')
    .description('accept findings that are no danger, in .hunkguardignore')
    .argument('[fingerprints...]', 'as a finding prints them; the first eight digits will do')
    .option('--last', 'all findings of the last run')
    .option('--reason <text>', 'why this is no danger')
    .option('--until <day>', 'the last day it holds, YYYY-MM-DD')
    .option('--rule <id>', 'for a fingerprint from elsewhere: its rule')
    .option('--path <file>', 'for a fingerprint from elsewhere: its file')
    .option('--list', 'list what is accepted')
    .option('--prune', 'drop what has expired or matches nothing any more')
    .action(async (fingerprints: string[], options: Record<string, unknown>) => {
      if (options.list === true) {
        answer(await (await import('./list-ignored.ts')).listIgnored(io));
      } else if (options.prune === true) {
        answer(await (await import('./prune-ignored.ts')).pruneIgnored(io));
      } else {
        answer(await (await import('./ignore.ts')).ignore(io, { fingerprints, ...options }));
      }
    });
};
