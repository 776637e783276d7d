import type { Register } from '../registry.ts';

/** `hunkguard demo`. */
export const registerDemo: Register = (program, { io, answer }) => {
  program
    .command('demo')
    .description('watch a commit being blocked, then passing, in a throw-away repository')
    .action(async () => {
      const { demo } = await import('./demo.ts');
      answer(await demo(io));
    });
};
