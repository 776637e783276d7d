/** The work tree, as paths in reports may begin: absolute, forward slashes, no slash at the end. */
export interface Repository {
  root: string;
  /** Paths that the change touches; an absolute path of another machine is placed by its longest tail. */
  changed: ReadonlySet<string>;
}

/**
 * The repository path that a report's URI or path means: relative or absolute, percent-encoded or not,
 * with either slash, under another machine's root (a container's) too.
 * @returns undefined when it is outside of the repository, or can't be told
 */
export function placeUri(uri: string, { root, changed }: Repository): string | undefined {
  const isUri = /^file:/i.test(uri);
  const raw = isUri ? uri.replace(/^file:(?:\/\/[^/]*)?/i, '') : uri;
  const candidates = [...new Set([decode(raw), raw])].map((text) => text.replace(/\\/g, '/'));
  const placed = candidates.map((path) => place(path, root, changed));
  return (
    placed.find((path) => path !== undefined && changed.has(path)) ??
    placed.find((path) => path !== undefined)
  );
}

function place(path: string, root: string, changed: ReadonlySet<string>): string | undefined {
  const absolute = /^\/?[a-z]:\//i.test(path) ? path.replace(/^\//, '') : path;
  if (!/^(?:\/|[a-z]:\/)/i.test(absolute)) return normalise(path);
  const isWindows = /^[a-z]:/i.test(absolute);
  const [whole, base] = isWindows ? [absolute.toLowerCase(), root.toLowerCase()] : [absolute, root];
  if (whole.startsWith(`${base}/`)) return normalise(absolute.slice(base.length + 1));
  return longestTail(normaliseAbsolute(absolute), changed);
}

/** `/src/app/a.ts` of a container is `app/a.ts` when that is a changed path and no longer tail is. */
function longestTail(path: string, changed: ReadonlySet<string>): string | undefined {
  const parts = path.split('/');
  for (let from = 1; from < parts.length; from++) {
    const tail = parts.slice(from).join('/');
    if (changed.has(tail)) return tail;
  }
  return undefined;
}

function normaliseAbsolute(path: string): string {
  return `/${normalise(path.replace(/^(?:[a-z]:)?\/+/i, '')) ?? ''}`;
}

/** Without `.`, `..` and empty segments; undefined when it climbs out. */
function normalise(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
