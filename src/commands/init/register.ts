import { Option } from 'commander';
import type { Register } from '../registry.ts';
import { MANAGERS } from './managers.ts';

/** `hunkguard init`. */
export const registerInit: Register = (program, { io, answer }) => {
  program
    .command('init')
    .description('install the git hooks through the hook manager that is at work, and prove them')
    .option('--yes', 'ask nothing, take what was detected')
    .option('--dry-run', 'show what would be written, write nothing')
    .addOption(
      new Option('--manager <manager>', 'who is to start hunkguard').choices([...MANAGERS]),
    )
    .action(async (options: Record<string, unknown>) => {
      const { init } = await import('./init.ts');
      answer(await init(io, options));
    });
};
