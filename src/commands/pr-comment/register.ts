import type { Register } from '../registry.ts';

/** `hunkguard pr-comment`. */
export const registerPrComment: Register = (program, { io, answer }) => {
  program
    .command('pr-comment')
    .description('post markdown as one comment on the pull request, edited on each run')
    .argument('[file]', 'markdown; - reads standard input', '-')
    .option('--key <key>', 'tells several comments apart', 'pr')
    .action(async (file: string, options: { key: string }) => {
      const { prComment } = await import('./pr-comment.ts');
      answer(await prComment(io, { file, ...options }));
    });
};
