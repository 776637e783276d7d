import type { Register } from '../registry.ts';

/** `hunkguard mark FILE[:LINES] --agent NAME`. */
export const registerMark: Register = (program, { io, answer }) => {
  program
    .command('mark')
    .description('write an AI-GENERATED comment above lines, or into the head of a file')
    .argument('<file>', 'FILE, FILE:12 or FILE:12-20')
    .requiredOption('--agent <name>', 'who wrote it, such as "Claude Code"')
    .action(async (file: string, options: { agent: string }) => {
      const { mark } = await import('./mark.ts');
      answer(await mark(io, file, options.agent));
    });
};
