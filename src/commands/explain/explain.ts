import { readBuiltInTexts } from '../../config/built-in-rules.ts';
import { ToolError } from '../../errors.ts';
import { nearest } from '../../rules/nearest.ts';
import type { RuleText } from '../../rules/rule.ts';
import type { CommandResult, Io } from '../command.ts';

/** Prints one rule's text. */
export async function explain(_io: Io, ruleId: string): Promise<CommandResult> {
  const texts = await readBuiltInTexts();
  const text = Object.hasOwn(texts, ruleId) ? texts[ruleId] : undefined;
  if (text === undefined) {
    const close = nearest(ruleId, Object.keys(texts));
    throw new ToolError(
      `no rule is called "${ruleId}"`,
      close === undefined ? 'List them: hunkguard rules list' : `Did you mean ${close}?`,
    );
  }
  return { exitCode: 0, stdout: describeRule(text), stderr: '' };
}

/** A rule as prose. */
export function describeRule(text: RuleText): string {
  const fixes = Object.entries(text.fixes ?? {}).map(
    ([language, fix]) => `\nFix in ${language}:\n${fix.trimEnd()}\n`,
  );
  return [
    `${text.id}: ${text.title}\n`,
    `${text.severity} severity, ${text.confidence} confidence, ${text.category}, ${text.cwe}, OWASP ${text.owasp}\n`,
    `\nWhy: ${text.why.trimEnd()}\n`,
    `\nFix: ${text.fix.trimEnd()}\n`,
    ...fixes,
    ...(text.references ?? []).map((url) => `\nSee ${url}\n`),
  ].join('');
}
