const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
};

/**
 * Undoes git's C-style quoting (core.quotePath): `"b/\303\251.txt"` → the bytes, one per character.
 * A name without quotes is returned as it is.
 * @returns null when the quoting is broken
 */
export function unquotePath(name: string): string | null {
  if (!name.startsWith('"')) return name;
  const match = /^"((?:[^"\\]|\\[abtnvfr"\\]|\\[0-3][0-7]{2})*)"/.exec(name);
  if (match === null) return null;
  return (match[1] ?? '').replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? ''),
  );
}
