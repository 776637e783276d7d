/** What all leaked secrets have in common; a rule file says only what is its provider's own. */
const SECRET = {
  severity: 'high',
  confidence: 'high',
  cwe: 'CWE-798',
  owasp: 'A07:2021',
};

/**
 * Fills in what a rule for secrets left out.
 * @param raw one entry of a rule file, its file's `defaults` already merged in
 */
export function withSecretDefaults(raw: Record<string, unknown>): Record<string, unknown> {
  if (raw.category !== 'secret' && raw.category !== 'secret-file') return raw;
  const provider = typeof raw.provider === 'string' ? raw.provider : 'its issuer';
  return {
    ...SECRET,
    fix: `Revoke it at ${provider}: a pushed secret counts as read. Load the new one from the environment or a secret store, and commit only the name.`,
    ...raw,
  };
}
