import { readBuiltInTexts } from '../../config/built-in-rules.ts';
import { ToolError } from '../../errors.ts';
import { show } from '../../report/show.ts';
import { nearest } from '../../rules/nearest.ts';
import type { Rule, RuleText } from '../../rules/rule.ts';
import type { CommandResult, Io } from '../command.ts';
import { repositoryRules } from '../repository-rules.ts';

/** Prints one rule's text. */
export async function explain(io: Io, ruleId: string): Promise<CommandResult> {
  const { text } = await findRule(io, ruleId);
  return { exitCode: 0, stdout: describeRule(text), stderr: '' };
}

/**
 * A built-in rule's text, or one of the repository's own rules.
 * @throws ToolError when there is no such rule
 */
export async function findRule(
  io: Io,
  ruleId: string,
): Promise<{ text: RuleText; rule?: Rule | undefined }> {
  const texts = await readBuiltInTexts();
  const text = Object.hasOwn(texts, ruleId) ? texts[ruleId] : undefined;
  if (text !== undefined) return { text };
  const own = await repositoryRules(io);
  const found = own.find((one) => one.text.id === ruleId);
  if (found !== undefined) return found;
  const close = nearest(ruleId, [...Object.keys(texts), ...own.map((one) => one.text.id)]);
  throw new ToolError(
    `no rule is called "${ruleId}"`,
    close === undefined ? 'List them: hunkguard rules list' : `Did you mean ${close}?`,
  );
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
  ]
    .join('')
    .split('\n')
    .map(show)
    .join('\n');
}
