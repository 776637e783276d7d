import { Option } from 'commander';
import type { Register } from '../registry.ts';

/** `hunkguard config print | validate | init`. */
export const registerConfig: Register = (program, { io, answer }) => {
  const config = program.command('config').description('print, check or create the config file');
  config
    .command('print')
    .argument('[path]', 'the settings that hold for this file')
    .addOption(new Option('--format <format>').choices(['yaml', 'json']).default('yaml'))
    .description('the settings of the work tree, with all they extend')
    .action(async (path: string | undefined, { format }: { format: string }) => {
      const { printConfig } = await import('./print-config.ts');
      answer(await printConfig(io, path, format));
    });
  config
    .command('validate')
    .argument('[file]', 'one config file; without it all of the work tree, and .hunkguardignore')
    .description('check config and ignore files')
    .action(async (file: string | undefined) => {
      const { validateConfig } = await import('./validate-config.ts');
      answer(await validateConfig(io, file));
    });
  config
    .command('init')
    .description('write a .hunkguard.yaml with everything in it, commented out')
    .action(async () => {
      const { initConfig } = await import('./init-config.ts');
      answer(await initConfig(io));
    });
};
