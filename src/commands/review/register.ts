import type { Register } from '../registry.ts';

/** `hunkguard review FILE[:LINES]`. */
export const registerReview: Register = (program, { io, answer }) => {
  program
    .command('review')
    .description('write a REVIEWED comment below AI-GENERATED ones, or judge those there')
    .argument('<file>', 'FILE, FILE:12 or FILE:12-20')
    .option(
      '--user <login>',
      'who reviewed; default: hunkguard.user, github.user or the e-mail address',
    )
    .option(
      '--check',
      'judge the reviews that are there; exit code 1 when one does not hold',
      false,
    )
    .action(async (file: string, options: { user?: string; check: boolean }) => {
      const { review } = await import('./review.ts');
      answer(await review(io, { file, user: options.user, check: options.check }));
    });
};
