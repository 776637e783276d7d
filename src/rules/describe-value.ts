import type * as z from 'zod/mini';
import { nearest } from './nearest.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with the value under a key, in words; zod's small build has none of its own. */
export function describeValue(issue: Issue, key: string, value: unknown): string {
  if (value === undefined) return `"${key}" is missing`;
  if (value === null) return `${key}: nothing stands here`;
  switch (issue.code) {
    case 'invalid_value': {
      const names = issue.values.map(String);
      return `${key}: ${quoted(value)} is none of ${names.join(', ')}${didYouMean(String(value), names)}`;
    }
    case 'invalid_type':
      return `${key}: must be ${kindName(issue.expected)}, not ${quoted(value)}${
        issue.path.length === 0 && typeof value === 'string' ? LINKED : ''
      }`;
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

const LINKED = ' (a symbolic link is read as what it holds, a name: it is not followed)';

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

/** `: did you mean X?`, or nothing when no name is close. */
export function didYouMean(word: string, names: readonly string[]): string {
  const close = nearest(word, names);
  return close === undefined ? '' : `: did you mean ${close}?`;
}

/** What stands at a path of parsed data; undefined when nothing does. */
export function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<PropertyKey, unknown>)[part]
        : undefined,
    data,
  );
}
