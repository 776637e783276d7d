/** What was made once for a file under a key, made at the first call. */
export function memoized<T>(memo: Map<string, unknown>, key: string, make: () => T): T {
  const known = memo.get(key) as T | undefined;
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}
