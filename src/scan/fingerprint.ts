/** SHA-256 of a text, as lower-case hex; handed in, since the core runs anywhere. */
export type Digest = (text: string) => string;

/** How many hex digits of a secret's own hash go in: 12 bits. */
const TAG_DIGITS = 3;

/**
 * Names a finding by rule, path and the line as it stands, white space folded: it survives moved and
 * re-indented lines, and holds no line number, date or commit.
 *
 * Of a secret only 12 bits of its hash go in. One guess in 4,096 fits, so a dictionary run over a leaked
 * report or ignore file confirms nothing, while another secret on the same line has one chance in 4,096
 * to pass for the one that was accepted.
 * @param around the line with the secret cut out (or whole, when nothing on it is secret)
 * @param secret the captured secret, or the empty string
 * @returns 32 hex digits
 */
export function fingerprintOf(
  digest: Digest,
  ruleId: string,
  path: string,
  around: string,
  secret: string,
): string {
  const tag = secret === '' ? '' : digest(`${ruleId}\0${secret}`).slice(0, TAG_DIGITS);
  return digest([ruleId, path, around.replace(/\s+/g, ' ').trim(), tag].join('\0')).slice(0, 32);
}
