import { ToolError } from '../../errors.ts';
import type { Register } from '../registry.ts';

/** `hunkguard attribution [RANGE]`. */
export const registerAttribution: Register = (program, { io, answer }) => {
  program
    .command('attribution')
    .description('who wrote the commits of a range: agent, evidence, confidence')
    .argument('[range]', 'such as main..HEAD; default: the last 100 commits')
    .option('--format <format>', 'text or json', 'text')
    .option('--all', 'also commits without evidence', false)
    .option('--staged', 'the share of the staged change that recorded edits prove', false)
    .action(
      async (
        range: string | undefined,
        options: { format: string; all: boolean; staged: boolean },
      ) => {
        const format = formatOf(options.format);
        if (options.staged) {
          const { stagedShare } = await import('./staged-share.ts');
          answer(await stagedShare(io, format));
          return;
        }
        const { attribution } = await import('./attribution.ts');
        answer(await attribution(io, { range, format, all: options.all }));
      },
    );
};

function formatOf(value: string): 'text' | 'json' {
  if (value === 'text' || value === 'json') return value;
  throw new ToolError(`"${value}" is no format`, 'Use text or json.');
}
