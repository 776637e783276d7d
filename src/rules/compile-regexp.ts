/**
 * Compiles a regular expression as rules write it: `(?i)` in front makes it case-insensitive.
 * @throws SyntaxError when it is none
 */
export function compileRegExp(written: string, flags = ''): RegExp {
  return written.startsWith('(?i)')
    ? new RegExp(written.slice('(?i)'.length), `${flags}i`)
    : new RegExp(written, flags);
}
