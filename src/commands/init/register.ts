import { Option } from 'commander';
import { GATES } from '../ci/write-ci-files.ts';
import type { Register } from '../registry.ts';
import type { InitCiOptions } from './init-ci.ts';
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
    .addOption(
      new Option('--ci <system>', 'write the CI job instead of hooks').choices([
        'github',
        'gitlab',
      ]),
    )
    .addOption(
      new Option('--gates <tool...>', 'with --ci: run these scanners too').choices([...GATES]),
    )
    .action(async (options: Record<string, unknown>) => {
      if (options.ci !== undefined) {
        const { initCi } = await import('./init-ci.ts');
        answer(await initCi(io, options as unknown as InitCiOptions));
        return;
      }
      const { init } = await import('./init.ts');
      answer(await init(io, options));
    });
};
