import type { Register } from '../registry.ts';

/** `hunkguard rules list | show ID | test [FILES]`. */
export const registerRules: Register = (program, { io, answer }) => {
  const rules = program.command('rules').description('list, show and test rules');
  rules
    .command('list')
    .description('all rules, a line each')
    .option('--format <format>', 'text or json', 'text')
    .action(async ({ format }: { format: string }) => {
      const { listRules } = await import('./list.ts');
      answer(await listRules(io, format));
    });
  rules
    .command('show')
    .argument('<rule>', 'a rule id')
    .description('one rule, with its pattern or analysis')
    .action(async (ruleId: string) => {
      const { showRule } = await import('./show-rule.ts');
      answer(await showRule(io, ruleId));
    });
  rules
    .command('test')
    .argument('[files...]', 'rule files; without any, the built-in rules')
    .description('run the examples and counter-examples of rules')
    .action(async (files: string[]) => {
      const { testRules } = await import('./test-rules.ts');
      answer(await testRules(io, files));
    });
};
