/**
 * Where a token may begin: behind no letter or digit, or behind the last character of an escape, so that
 * `"\nTOKEN"`, `%3DTOKEN`, `\u0022TOKEN` and a coloured log line count as much as a blank.
 */
const START = String.raw`(?:(?<![A-Za-z0-9])|(?<=\\[nrtbfv0]|%[0-9A-Fa-f]{2}|\\u00[0-9A-Fa-f]{2}|\\x[0-9A-Fa-f]{2}|\x1b\[[0-9;]{0,9}m))`;

/**
 * The pattern of an issued token from its own shape: what stands around it never decides.
 * @param token a regular expression without anchors
 * @param alphabet the inside of a character class: what would make it another, longer token
 */
export function tokenPattern(token: string, alphabet = 'A-Za-z0-9'): string {
  return `${START}(?<secret>${token})(?![${alphabet}])`;
}
