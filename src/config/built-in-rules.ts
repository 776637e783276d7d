import { openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { ToolError } from '../errors.ts';
import { HEADER_BYTES, tableBytes, unpackRules } from '../rules/pack.ts';
import { POLICY_RULES, type PolicyRuleId } from '../rules/policy-rules.ts';
import type { RuleText } from '../rules/rule.ts';
import type { SourceRule } from '../rules/rule-schema.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** In the bundle this is the folder of the entry file, which the rule files stand beside. */
const DATA = import.meta.dirname;

/**
 * The rules that ship with hunkguard, ready to run.
 * @throws ToolError when the installed package is incomplete
 */
export function readBuiltInRules(): RuleSet {
  return orRefuse(() => {
    // It stays open: a rule is read when its keyword is met, and of the same file if that is replaced meanwhile.
    const file = openSync(join(DATA, 'rules.bin'), 'r');
    const tables = readBytes(file, 0, tableBytes(readBytes(file, 0, HEADER_BYTES)));
    return unpackRules(tables, (from, to) => orRefuse(() => readBytes(file, from, to)));
  });
}

function readBytes(file: number, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from);
  for (let filled = 0; filled < bytes.length; ) {
    const read = readSync(file, bytes, filled, bytes.length - filled, from + filled);
    if (read === 0) throw new RangeError('rules.bin ends early');
    filled += read;
  }
  return bytes;
}

const TEXTS = join(DATA, 'rules-text.json');

/** What the built-in rules say, by id. */
export async function readBuiltInTexts(): Promise<Record<string, RuleText>> {
  return orRefuse(() => Object.assign(JSON.parse(readFileSync(TEXTS, 'utf8')), POLICY_RULES));
}

/**
 * What single rules say: a report of a few findings parses their lines of the file, not all nine hundred.
 * The function gives undefined for an id that no built-in rule has.
 */
export function openBuiltInTexts(): (id: string) => RuleText | undefined {
  const bytes = orRefuse(() => readFileSync(TEXTS));
  return (id) => {
    if (Object.hasOwn(POLICY_RULES, id)) return POLICY_RULES[id as PolicyRuleId];
    const key = `\n${JSON.stringify(id)}:`;
    const at = bytes.indexOf(key);
    if (at < 0) return undefined;
    const line = bytes.toString('utf8', at + Buffer.byteLength(key), bytes.indexOf('\n', at + 1));
    return JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line) as RuleText;
  };
}

/** The ids of all built-in rules. */
export function readBuiltInIds(): string[] {
  const lines = orRefuse(() => readFileSync(TEXTS, 'utf8')).matchAll(/^"([^"]+)":/gm);
  return [...Array.from(lines, ([, id]) => id as string), ...Object.keys(POLICY_RULES)];
}

function orRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ToolError(
      `the built-in rules can't be read: ${(error as Error).message}`,
      'Install hunkguard again.',
      {
        cause: error,
      },
    );
  }
}

/** The built-in rules' self-tests, by id; for `rules test` alone. */
export async function readBuiltInExamples(): Promise<
  Record<string, Pick<SourceRule, 'examples' | 'negativeExamples'>>
> {
  const source = readFileSync(join(DATA, 'rules-examples.json'), 'utf8');
  return JSON.parse(source) as Record<string, Pick<SourceRule, 'examples' | 'negativeExamples'>>;
}
