import { parse } from 'yaml';
import type * as z from 'zod/mini';
import { ToolError } from '../errors.ts';
import { describeValue, valueAt } from './describe-value.ts';
import { type SourceRule, toSourceRule } from './rule-schema.ts';
import { withSecretDefaults } from './secret-defaults.ts';
import { isSemgrepRule, readSemgrepRule } from './semgrep/read-semgrep-rule.ts';

/**
 * Reads one rule file: YAML with `rules` and, optionally, `defaults` that every rule of it inherits.
 * Rules in semgrep's form (`message` and `pattern…`) are read too.
 * @param name shown in errors
 * @param maxAliasCount YAML aliases that may be resolved: none but in the built-in files, which are ours
 * @throws ToolError that names the file, the rule and the field
 */
export function readRuleFile(source: string, name: string, maxAliasCount = 0): SourceRule[] {
  const data = parseYaml(source, name, maxAliasCount);
  if (
    typeof data !== 'object' ||
    data === null ||
    !Array.isArray((data as { rules?: unknown }).rules)
  ) {
    throw new ToolError(
      `${name}: a rule file is a map with a list "rules"`,
      'See rules/README.md.',
    );
  }
  const {
    defaults = {},
    rules,
    ...unknown
  } = data as Record<string, unknown> & { rules: unknown[] };
  const stray = Object.keys(unknown)[0];
  if (stray !== undefined)
    throw new ToolError(`${name}: unknown key "${stray}"`, 'Known: defaults, rules.');
  return rules.map((raw, index) => {
    if (isSemgrepRule(raw)) return semgrepRule(raw, name, index);
    const merged = withSecretDefaults({
      ...(defaults as object),
      ...(raw as object),
    } as Record<string, unknown>);
    try {
      return toSourceRule(merged);
    } catch (error) {
      const id = typeof merged.id === 'string' ? merged.id : `number ${index + 1}`;
      throw new ToolError(
        `${name}: rule ${id}: ${reasonOf(error, merged)}`,
        'See rules/README.md for the fields.',
        { cause: error },
      );
    }
  });
}

function semgrepRule(raw: Record<string, unknown>, name: string, index: number): SourceRule {
  try {
    return readSemgrepRule(raw);
  } catch (error) {
    const id = typeof raw.id === 'string' ? raw.id : `number ${index + 1}`;
    const hint = error instanceof ToolError ? error.hint : undefined;
    throw new ToolError(
      `${name}: rule ${id}: ${(error as Error).message}`,
      hint ?? 'See rules/README.md.',
      {
        cause: error,
      },
    );
  }
}

function parseYaml(source: string, name: string, maxAliasCount: number): unknown {
  try {
    return parse(source, { maxAliasCount, uniqueKeys: true });
  } catch (error) {
    throw new ToolError(`${name}: ${(error as Error).message}`, 'Mend the YAML.', { cause: error });
  }
}

function reasonOf(error: unknown, rule: unknown): string {
  const { issues } = error as { issues?: z.core.$ZodIssue[] };
  if (issues === undefined) return (error as Error).message;
  return issues
    .map((issue) => {
      if (issue.code === 'unrecognized_keys') return `unknown key "${issue.keys.join('", "')}"`;
      return describeValue(issue, issue.path.join('.') || 'rule', valueAt(rule, issue.path));
    })
    .join('; ');
}
