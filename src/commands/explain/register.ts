import type { Register } from '../registry.ts';

/** `hunkguard explain RULE`. */
export const registerExplain: Register = (program, { io, answer }) => {
  program
    .command('explain')
    .description('what a rule finds, why it matters and what to write instead')
    .argument('<rule>', 'a rule id, as findings show it')
    .action(async (ruleId: string) => {
      const { explain } = await import('./explain.ts');
      answer(await explain(io, ruleId));
    });
};
