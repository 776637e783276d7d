import * as z from 'zod/mini';
import { ToolError } from '../errors.ts';
import { describeValue, didYouMean, valueAt } from '../rules/describe-value.ts';
import type { SettingsYaml } from './settings-yaml.ts';

/** More errors than this at once help nobody. */
const MOST_SHOWN = 10;

type Issue = z.core.$ZodIssue;

/**
 * Checks parsed settings against a schema.
 * @param at where `yaml` holds what is checked, when it is not the whole file
 * @throws ToolError with a line `name:line:column: what` for each error
 */
export function checkSettings<T extends z.core.$ZodType>(
  schema: T,
  yaml: SettingsYaml,
  name: string,
): z.infer<T> {
  const result = z.safeParse(schema, yaml.data ?? {});
  if (result.success) return result.data;
  throw schemaError(result.error.issues, schema, yaml, name);
}

/** The error for issues of a schema, placed in the file by their paths. */
export function schemaError(
  issues: readonly Issue[],
  schema: z.core.$ZodType,
  yaml: SettingsYaml,
  name: string,
  root: readonly PropertyKey[] = [],
): ToolError {
  const describe = createDescriber(schema, yaml.data, root);
  const lines = issues.flatMap(innermost).flatMap((issue) =>
    describe(issue).map(({ path, of, what }) => {
      const { line, column } = yaml.positionOf([...root, ...path], of);
      return { line, column, text: `${name}:${line}:${column}: ${what}` };
    }),
  );
  lines.sort((a, b) => a.line - b.line || a.column - b.column);
  const shown = lines.slice(0, MOST_SHOWN).map(({ text }) => text);
  if (lines.length > MOST_SHOWN) shown.push(`… and ${lines.length - MOST_SHOWN} more`);
  return new ToolError(
    shown.join('\n'),
    'See docs/configuration.md; `hunkguard config validate` checks the file.',
  );
}

/** Of a union's failures, those of the branch that got furthest. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = (issue.errors as Issue[][])
    .map((errors) => errors.map((error) => ({ ...error, path: [...issue.path, ...error.path] })))
    .sort((a, b) => depthOf(b) - depthOf(a));
  const [best = []] = branches;
  return depthOf(best) > issue.path.length ? best.flatMap(innermost) : [issue];
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

interface Described {
  path: readonly PropertyKey[];
  of: 'key' | 'value';
  what: string;
}

function createDescriber(
  schema: z.core.$ZodType,
  data: unknown,
  root: readonly PropertyKey[],
): (issue: Issue) => Described[] {
  const keysAt = (path: readonly PropertyKey[]) => knownKeys(schema, path);
  return (issue) => {
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(issue.path);
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        of: 'key' as const,
        what: `unknown key "${key}"${suggestion(key, known)}`,
      }));
    }
    if (issue.code === 'invalid_key') {
      const known = keysAt(issue.path.slice(0, -1));
      const key = String(issue.path.at(-1));
      const inner = issue.issues[0];
      const names = inner?.code === 'invalid_value' ? inner.values.map(String) : known;
      const what =
        names.length > 0
          ? `unknown key "${key}"${suggestion(key, names)}`
          : `the key "${key}" is not allowed: ${inner?.message ?? ''}`;
      return [{ path: issue.path, of: 'key' as const, what }];
    }
    const value = valueAt(data, [...root, ...issue.path]);
    const key = String(issue.path.findLast((part) => typeof part === 'string') ?? 'the file');
    return [{ path: issue.path, of: 'value', what: describeValue(issue, key, value) }];
  };
}

function suggestion(word: string, names: readonly string[]): string {
  const close = didYouMean(word, names);
  return close === '' && names.length > 0 ? `; known here: ${names.join(', ')}` : close;
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  propertyNames?: { enum?: string[] };
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

/** The keys that a schema knows at a path. */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let node: JsonSchema | undefined = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  for (const part of path) {
    const next: JsonSchema | boolean | undefined =
      typeof part === 'number'
        ? (node?.items ?? node?.anyOf?.find(({ items }) => items)?.items)
        : (node?.properties?.[String(part)] ?? node?.additionalProperties);
    node = typeof next === 'object' ? next : undefined;
  }
  return Object.keys(node?.properties ?? {}).concat(node?.propertyNames?.enum ?? []);
}
