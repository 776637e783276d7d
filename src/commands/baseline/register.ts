import type { CommandContext, Register } from '../registry.ts';
import type { BaselineArgs, BaselineStep } from './baseline.ts';

const STEPS: Readonly<Record<BaselineStep, string>> = {
  create: 'accept what stands now, to begin with',
  update: 'take new findings in, let fixed ones go, follow renamed files',
  prune: 'let fixed ones go, take nothing in',
};

/** `hunkguard baseline`. */
export const registerBaseline: Register = (program, context) => {
  const group = program
    .command('baseline')
    .description('findings that were there before: create, update, prune, audit');
  for (const [step, description] of Object.entries(STEPS)) {
    const command = group
      .command(step)
      .description(description)
      .option('--dry-run', 'write nothing')
      .action(run(context, step as BaselineStep));
    if (step === 'create') command.option('--force', 'replace the baseline that is there');
  }
  group
    .command('audit')
    .description('go through the entries on a terminal, one key a verdict')
    .option('--all', 'those that were judged before, too')
    .action(async (options: { all?: boolean }) => {
      const { audit } = await import('./audit.ts');
      context.answer(await audit(context.io, options));
    });
};

function run({ io, answer }: CommandContext, step: BaselineStep) {
  return async (options: BaselineArgs): Promise<void> => {
    const { baseline } = await import('./baseline.ts');
    answer(await baseline(io, step, options));
  };
}
