/** A compiled path pattern: `eval` (no receiver), `os.system` (any prefix before), `*.query`, `new Function`. */
export interface PathPattern {
  /** Last segment, for the lookup by name; undefined when it holds a wildcard. */
  last: string | undefined;
  /** The segment before, when the last is a wildcard. */
  before: string | undefined;
  isNew: boolean;
  matches: (path: string) => boolean;
}

function escapeSegment(segment: string): string {
  return segment.replace(/[.+?^${}()|[\]\\/@-]/g, '\\$&').replaceAll('*', '[^.]*');
}

const compiled = new Map<string, PathPattern>();

/** Compiles a pattern once. A single segment matches a bare name; two and more match at the path's end. */
export function pathPattern(pattern: string): PathPattern {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const path = pattern.replace(/^new /, '');
  // `new A().b` calls what was made: only the last call of a path is the one that is meant.
  const isNew = path !== pattern && !path.includes('()');
  const segments = path.split('.');
  const last = segments[segments.length - 1] as string;
  const isWhole = segments.length === 1 && path === pattern;
  const made = {
    // A module's own path is called by its last name: `import merge from 'lodash/merge'`.
    last: last.includes('*') ? undefined : last.slice(last.lastIndexOf('/') + 1),
    before: segments[segments.length - 2],
    isNew,
    matches: matcher(segments, isWhole),
  };
  compiled.set(pattern, made);
  return made;
}

/** Compares texts where that will do: rules hold thousands of patterns, and each expression has to be compiled. */
function matcher(segments: readonly string[], isWhole: boolean): (path: string) => boolean {
  const isOpen = segments[0] === '*';
  const rest = isOpen ? segments.slice(1) : segments;
  if (rest.some((segment) => segment.includes('*'))) return byExpression(segments, isWhole);
  const text = rest.join('.');
  if (isOpen) return (path) => path.endsWith(`.${text}`);
  if (isWhole) return (path) => path === text;
  return (path) =>
    path.endsWith(text) &&
    (path.length === text.length || SEPARATORS.has(path[path.length - text.length - 1] as string));
}

const SEPARATORS = new Set(['.', '/', '\\']);

function byExpression(segments: readonly string[], isWhole: boolean): (path: string) => boolean {
  const lead = isWhole ? '^' : '(?:^|[./\\\\])';
  const tail =
    segments[0] === '*'
      ? `\\.${segments.slice(1).map(escapeSegment).join('\\.')}`
      : lead + segments.map(escapeSegment).join('\\.');
  let expression: RegExp | undefined;
  return (path) => {
    expression ??= new RegExp(`${tail}$`);
    return expression.test(path);
  };
}

/** One or many, as many. */
export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
