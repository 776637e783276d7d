const KNOWN = ['semgrep', 'codeql', 'snyk', 'trivy', 'bandit', 'gitleaks', 'eslint', 'hunkguard'];

/** A tool's own name as one lower-case word: `Semgrep OSS` and `semgrep` are the same tool. */
export function toolId(name: string): string {
  const word = name.toLowerCase();
  const known = KNOWN.find((id) => word.startsWith(id));
  const slug = word.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return known ?? (slug === '' ? 'unnamed-tool' : slug.slice(0, 40));
}
