const known = new Map<string, string>();
/** Names that are kept: generated code has endless ones. */
const MOST = 20_000;

/** A name's words in lower case: `resetToken`, `RESET-TOKEN` and `$reset_token` are `reset_token`. */
export function snakeCase(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const made = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase();
  if (known.size < MOST) known.set(name, made);
  return made;
}
