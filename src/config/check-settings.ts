import * as z from 'zod/mini';
import { ToolError } from '../errors.ts';
import { nearest } from '../rules/nearest.ts';
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

function describeValue(issue: Issue, key: string, value: unknown): string {
  if (value === undefined) return `"${key}" is missing`;
  if (value === null) return `${key}: nothing stands here`;
  switch (issue.code) {
    case 'invalid_value': {
      const names = issue.values.map(String);
      return `${key}: ${quoted(value)} is none of ${names.join(', ')}${didYouMean(String(value), names)}`;
    }
    case 'invalid_type':
      return `${key}: must be ${kindName(issue.expected)}, not ${quoted(value)}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `${key}: must be at least ${issue.minimum}`
        : `${key}: must not be empty`;
    case 'too_big':
      return `${key}: must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters long' : ''}`;
    case 'invalid_union':
      return `${key}: ${quoted(value)} is not what stands here (a text or a list of texts)`;
    case 'invalid_format':
      return `${key}: ${quoted(value)} has not the form ${issue.pattern ?? issue.format}`;
    default:
      return `${key}: ${issue.message}`;
  }
}

function kindName(expected: string): string {
  const names: Record<string, string> = {
    object: 'a map',
    record: 'a map',
    array: 'a list',
    string: 'a text',
    boolean: 'true or false',
    number: 'a number',
    int: 'a whole number',
  };
  return names[expected] ?? expected;
}

/** What stands there, short. */
function quoted(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

function suggestion(word: string, names: readonly string[]): string {
  const close = didYouMean(word, names);
  return close === '' && names.length > 0 ? `; known here: ${names.join(', ')}` : close;
}

/** `: did you mean X?`, or nothing when no name is close. */
export function didYouMean(word: string, names: readonly string[]): string {
  const close = nearest(word, names);
  return close === undefined ? '' : `: did you mean ${close}?`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<PropertyKey, unknown>)[part]
        : undefined,
    data,
  );
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
