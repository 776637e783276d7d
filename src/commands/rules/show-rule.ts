import { stringify } from 'yaml';
import { readBuiltInRules } from '../../config/built-in-rules.ts';
import type { Rule } from '../../rules/rule.ts';
import type { CommandResult, Io } from '../command.ts';
import { describeRule, findRule } from '../explain/explain.ts';

/** One rule's text, then its data. */
export async function showRule(io: Io, ruleId: string): Promise<CommandResult> {
  const { text, rule = builtInRule(ruleId) } = await findRule(io, ruleId);
  const data = rule === undefined ? '' : `\n${stringify(rule)}`;
  return { exitCode: 0, stdout: `${describeRule(text)}${data}`, stderr: '' };
}

function builtInRule(ruleId: string): Rule | undefined {
  const rules = readBuiltInRules();
  return Array.from({ length: rules.count }, (_, index) => rules.ruleAt(index)).find(
    ({ id }) => id === ruleId,
  );
}
