import { PINS, SEMGREP } from './pins.ts';
import type { CiFileOptions, GateTool } from './write-ci-files.ts';

/** A workflow with one job: the other scanners write SARIF, the gate judges all of it. */
export function githubWorkflow({ version, gates }: CiFileOptions): string {
  const needsUpload = gates.includes('codeql');
  return `# One verdict on the lines that a change adds. Works on forks: nothing here needs a secret.
name: hunkguard

on:
  pull_request:
  merge_group:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
      # For the one comment on the pull request; a fork's token stays read-only, and the gate runs without it.
      pull-requests: write${needsUpload ? '\n      # CodeQL reads what its earlier runs stored.\n      security-events: write' : ''}
    steps:
      - uses: ${PINS.checkout}
        with:
          # The gate compares with the merge base, which a shallow clone doesn't hold.
          fetch-depth: 0
          persist-credentials: false
      - uses: ${PINS.setupNode}
        with:
          node-version: 22
${gates.map((gate) => STEPS[gate]).join('')}      - name: hunkguard
        env:
          GITHUB_TOKEN: \${{ github.token }}${gates.includes('snyk') ? `\n          SNYK_TOKEN: \${{ secrets.SNYK_TOKEN }}` : ''}
${runOf(version, gates)}`;
}

const STEPS: Readonly<Record<GateTool, string>> = {
  semgrep: `      - name: Semgrep
        run: |
          pipx run ${SEMGREP} scan --config p/default --metrics off --sarif --output semgrep.sarif
`,
  codeql: `      - name: CodeQL
        uses: ${PINS.codeqlInit}
        with:
          # The languages of this repository: docs.github.com/code-security, "CodeQL languages".
          languages: javascript-typescript
          build-mode: none
      - uses: ${PINS.codeqlAnalyze}
        with:
          output: codeql
          upload: never
`,
  trivy: `      - name: Trivy
        uses: ${PINS.trivy}
        with:
          scan-type: fs
          format: sarif
          output: trivy.sarif
          limit-severities-for-sarif: true
          severity: MEDIUM,HIGH,CRITICAL
`,
  snyk: `      - name: Set up Snyk
        uses: ${PINS.snyk}
      - name: Snyk
        env:
          SNYK_TOKEN: \${{ secrets.SNYK_TOKEN }}
        # Forks have no token. 1 means that Snyk found something, which is for the gate to judge.
        run: |
          if [ -n "$SNYK_TOKEN" ]; then
            snyk code test --sarif-file-output=snyk.sarif || [ $? -eq 1 ]
          fi
`,
};

const REPORTS: Readonly<Record<Exclude<GateTool, 'snyk'>, string>> = {
  semgrep: 'semgrep.sarif',
  codeql: 'codeql/*.sarif',
  trivy: 'trivy.sarif',
};

function runOf(version: string, gates: readonly GateTool[]): string {
  const command = `npx --yes hunkguard@${version} ci --comment`;
  if (gates.length === 0) return `        run: ${command}\n`;
  const always = gates.filter((gate) => gate !== 'snyk');
  const files = always.map((gate) => REPORTS[gate]);
  const lines = [
    `reports=(${files.join(' ')})`,
    `tools=(${always.join(' ')})`,
    ...(gates.includes('snyk')
      ? ['if [ -n "$SNYK_TOKEN" ]; then reports+=(snyk.sarif) tools+=(snyk); fi']
      : []),
    'args=()',
    `for report in "\${reports[@]}"; do args+=(--sarif "$report"); done`,
    `for tool in "\${tools[@]}"; do args+=(--require-tools "$tool"); done`,
    `${command} "\${args[@]}"`,
  ];
  return `        run: |\n${lines.map((line) => `          ${line}\n`).join('')}`;
}
