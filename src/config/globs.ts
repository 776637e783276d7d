import micromatch from 'micromatch';

/** Whether a repository-relative path matches one of the globs; forward slashes, dot files included. */
export function matchesAny(path: string, globs: readonly string[]): boolean {
  return micromatch.isMatch(path, globs as string[], { dot: true, noextglob: true });
}
