import { stringify } from 'yaml';
import { readBuiltInRules, readBuiltInTexts } from '../../config/built-in-rules.ts';
import type { CommandResult, Io } from '../command.ts';
import { describeRule, explain } from '../explain/explain.ts';

/** One rule's text, then its data. */
export async function showRule(io: Io, ruleId: string): Promise<CommandResult> {
  const texts = await readBuiltInTexts();
  const text = Object.hasOwn(texts, ruleId) ? texts[ruleId] : undefined;
  if (text === undefined) return explain(io, ruleId);
  const rules = readBuiltInRules();
  for (let i = 0; i < rules.count; i++) {
    const rule = rules.ruleAt(i);
    if (rule.id === ruleId)
      return { exitCode: 0, stdout: `${describeRule(text)}\n${stringify(rule)}`, stderr: '' };
  }
  return { exitCode: 0, stdout: describeRule(text), stderr: '' };
}
