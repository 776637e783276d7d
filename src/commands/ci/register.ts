import { addGateOptions } from '../gate/register.ts';
import type { Register } from '../registry.ts';

/** `hunkguard ci`: the gate, with base and head from the CI system. */
export const registerCi: Register = (program, { io, answer }) => {
  addGateOptions(
    program
      .command('ci')
      .description('the gate over the change that this CI job builds; finds base and head itself')
      .option('--base <ref>', 'compare with this instead of what the CI system says')
      .option('--head <ref>', 'the end of the change'),
  ).action(async (options: object) => {
    const { ci } = await import('./ci.ts');
    answer(await ci(io, options));
  });
};
