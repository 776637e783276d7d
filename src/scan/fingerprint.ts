/** SHA-256 of a text, as lower-case hex; handed in, since the core runs anywhere. */
export type Digest = (text: string) => string;

/** What a fingerprint is made of. */
export interface FingerprintParts {
  ruleId: string;
  path: string;
  /** The line with every secret on it redacted, as a report shows it. */
  redacted: string;
  /** The captured secret and its redacted form; undefined when nothing is secret. */
  secret?: { value: string; shown: string };
}

/** How many hex digits of an unguessable secret's own hash go in: 24 bits. */
const TAG_DIGITS = 6;

/**
 * Names a finding by rule, path and content: it survives moved and re-indented lines, and holds no line
 * number, date or commit. A renamed file is another path: what was accepted for a fixture is not
 * accepted where the fixture is copied to.
 *
 * It goes into reports and into the ignore file, where anyone can try guesses against it. So a secret
 * that can be guessed adds nothing to it but what the redacted line shows anyway, and the line around
 * stands in for it. A token that no one can guess is told apart by 24 bits of its hash, and then the
 * line around doesn't count: renaming the variable or reformatting leaves it accepted.
 * @returns 32 hex digits
 */
export function fingerprintOf(digest: Digest, parts: FingerprintParts): string {
  const { ruleId, path, redacted, secret } = parts;
  const content =
    secret !== undefined && isUnguessable(secret.value)
      ? [secret.shown, digest(`${ruleId}\0${secret.value}`).slice(0, TAG_DIGITS)]
      : [redacted.replace(/\s+/g, ' ').trim()];
  return digest([ruleId, path, ...content].join('\0')).slice(0, 32);
}

/**
 * Whether a machine made it: 20 characters or more that change between lower case, upper case, digits
 * and the rest at least at every third place. Random base 62 does at two of three, random hex at every
 * second; words, also with a year and a sign behind them, at every fourth at most.
 */
export function isUnguessable(secret: string): boolean {
  if (secret.length < 20) return false;
  let changes = 0;
  for (let i = 1; i < secret.length; i++) {
    if (kindOf(secret.charCodeAt(i)) !== kindOf(secret.charCodeAt(i - 1))) changes++;
  }
  return changes * 3 >= secret.length;
}

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return 0;
  if (code >= 65 && code <= 90) return 1;
  return code >= 48 && code <= 57 ? 2 : 3;
}
