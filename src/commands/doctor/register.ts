import { Option } from 'commander';
import type { Register } from '../registry.ts';

/** `hunkguard doctor`. */
export const registerDoctor: Register = (program, { io, answer }) => {
  program
    .command('doctor')
    .description('say which hooks are live, through what, and what is wrong with them')
    .addOption(
      new Option('--format <format>', 'report format').choices(['text', 'json']).default('text'),
    )
    .action(async (options: { format: 'text' | 'json' }) => {
      const { doctor } = await import('./doctor.ts');
      answer(await doctor(io, options));
    });
};
