/**
 * Third-party actions by commit, since a tag can be moved. Each hash is the tag's in the action's own
 * repository; to renew one: `git ls-remote https://github.com/<name> <tag>`.
 */
export const PINS = {
  checkout: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0',
  setupNode: 'actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0',
  codeqlInit: 'github/codeql-action/init@9e907b5e64f6b83e7804b09294d44122997950d6 # v4.32.3',
  codeqlAnalyze: 'github/codeql-action/analyze@9e907b5e64f6b83e7804b09294d44122997950d6 # v4.32.3',
  uploadSarif:
    'github/codeql-action/upload-sarif@9e907b5e64f6b83e7804b09294d44122997950d6 # v4.32.3',
  trivy: 'aquasecurity/trivy-action@ed142fd0673e97e23eac54620cfb913e5ce36c25 # v0.36.0',
  snyk: 'snyk/actions/setup@9adf32b1121593767fc3c057af55b55db032dc04 # v1.0.0',
} as const;

/** Installed from PyPI, as Semgrep's own documentation does. */
export const SEMGREP = 'semgrep==1.121.0';
