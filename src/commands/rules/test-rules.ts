import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  readBuiltInExamples,
  readBuiltInRules,
  readBuiltInTexts,
} from '../../config/built-in-rules.ts';
import { ToolError } from '../../errors.ts';
import { show } from '../../report/show.ts';
import type { RuleText } from '../../rules/rule.ts';
import type { SourceRule } from '../../rules/rule-schema.ts';
import { runExamples } from '../../scan/run-examples.ts';
import type { CommandResult, Io } from '../command.ts';
import { decodeLatin1 } from '../decode-latin1.ts';

/** Runs the examples of the given rule files, or of the built-in rules. Exit code 1 when one fails. */
export async function testRules(io: Io, files: readonly string[]): Promise<CommandResult> {
  const sources = files.length === 0 ? await builtInSources() : await fileSources(io, files);
  const lines: string[] = [];
  let examples = 0;
  for (const source of sources) {
    examples += source.examples.length + source.negativeExamples.length;
    for (const { ruleId, kind, text } of await runExamples(source, decodeLatin1)) {
      lines.push(
        `${ruleId}: ${kind === 'example' ? 'not found in its example' : 'found in its counter-example'}: ${show(text)}`,
      );
    }
  }
  lines.push(
    `${sources.length} ${sources.length === 1 ? 'rule' : 'rules'}, ${examples} examples, ${lines.length} failed`,
  );
  return { exitCode: lines.length > 1 ? 1 : 0, stdout: `${lines.join('\n')}\n`, stderr: '' };
}

async function fileSources(io: Io, files: readonly string[]): Promise<SourceRule[]> {
  const { readRuleFile } = await import('../../rules/read-rule-file.ts');
  const sources: SourceRule[] = [];
  for (const file of files) {
    const text = await readFile(resolve(io.cwd, file), 'utf8').catch((error: Error) => {
      throw new ToolError(
        `the rule file can't be read: ${error.message}`,
        'Give paths of YAML rule files.',
        { cause: error },
      );
    });
    sources.push(...readRuleFile(text, file));
  }
  return sources;
}

async function builtInSources(): Promise<SourceRule[]> {
  const [texts, examples] = await Promise.all([readBuiltInTexts(), readBuiltInExamples()]);
  const rules = readBuiltInRules();
  return Array.from({ length: rules.count }, (_, i) => {
    const rule = rules.ruleAt(i);
    return {
      rule,
      text: texts[rule.id] as RuleText,
      ...(examples[rule.id] as Pick<SourceRule, 'examples' | 'negativeExamples'>),
    };
  });
}
