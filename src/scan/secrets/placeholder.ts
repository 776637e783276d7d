const WORDS =
  /(?:^|[^a-z])(?:example|sample|placeholder|your|change[_-]?me|changeit|dummy|fake|insert|replace|redacted|todo|fixme|xxx+|foo(?:bar)?|lorem|secret[_-]?here|key[_-]?here|token[_-]?here|not[_-]?a[_-]?real)(?:[^a-z]|$)/i;
const REFERENCE =
  /^(?:\$\{?[A-Za-z_]|\$\(|%[A-Z_]+%|\{\{|<[^>]*>?$|#\{|@\w+@|process\.env|os\.environ|ENV\[)/;

/** Whether a captured value is no secret but a stand-in: a reference, a mask, a documented example. */
export function isPlaceholder(secret: string): boolean {
  if (REFERENCE.test(secret) || WORDS.test(secret)) return true;
  if (/^(.)\1*$/.test(secret)) return true;
  return /(.)\1{7,}/.test(secret) || /(?:0123456789|1234567890|abcdefghij)/i.test(secret);
}
