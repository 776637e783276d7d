import type { Register } from '../registry.ts';

/** `hunkguard uninstall`. */
export const registerUninstall: Register = (program, { io, answer }) => {
  program
    .command('uninstall')
    .description('take the git hooks out and put back what was there before init')
    .option('--dry-run', 'show what would change, change nothing')
    .action(async (options: Record<string, unknown>) => {
      const { uninstall } = await import('./uninstall.ts');
      answer(await uninstall(io, options));
    });
};
