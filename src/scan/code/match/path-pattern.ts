import { SHARED_PATTERNS } from './shared-patterns.ts';

/** A compiled path pattern: `eval` (no receiver), `os.system` (any prefix before), `*.query`, `new Function`. */
export interface PathPattern {
  /** Last segment, for the lookup by name; undefined when it holds a wildcard. */
  last: string | undefined;
  /** The segment before, when the last is a wildcard. */
  before: string | undefined;
  isNew: boolean;
  test: RegExp;
}

function escapeSegment(segment: string): string {
  return segment.replace(/[.+?^${}()|[\]\\/@-]/g, '\\$&').replaceAll('*', '[^.]*');
}

const compiled = new Map<string, PathPattern>();

/** Compiles a pattern once. A single segment matches a bare name; two and more match at the path's end. */
export function pathPattern(pattern: string): PathPattern {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const isNew = pattern.startsWith('new ');
  const path = isNew ? pattern.slice(4) : pattern;
  const segments = path.split('.');
  const last = segments[segments.length - 1] as string;
  const body = segments.map(escapeSegment).join('\\.');
  const lead = segments.length === 1 && !isNew ? '^' : '(?:^|[./\\\\])';
  const tail =
    segments[0] === '*' ? `\\.${segments.slice(1).map(escapeSegment).join('\\.')}` : lead + body;
  const made = {
    last: last.includes('*') ? undefined : last,
    before: segments[segments.length - 2],
    isNew,
    test: new RegExp(`${tail}$`),
  };
  compiled.set(pattern, made);
  return made;
}

/** One or many, as many. */
export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

/** By flags, then as written. */
const expressions = new Map<string, Map<string, RegExp>>();

/**
 * A rule's regular expression, compiled when first needed. `(?i)` in front makes it case-insensitive,
 * `@name` stands for a shared one.
 */
export function ruleRegExp(written: string, flags = 's'): RegExp {
  let known = expressions.get(flags);
  if (known === undefined) {
    known = new Map();
    expressions.set(flags, known);
  }
  let made = known.get(written);
  if (made === undefined) {
    made = compileRuleRegExp(written, flags);
    known.set(written, made);
  }
  return made;
}

function compileRuleRegExp(written: string, flags: string): RegExp {
  const pattern = written.startsWith('@')
    ? (SHARED_PATTERNS[written.slice(1)] ?? written)
    : written;
  const insensitive = pattern.startsWith('(?i)');
  return new RegExp(insensitive ? pattern.slice(4) : pattern, insensitive ? `${flags}i` : flags);
}
