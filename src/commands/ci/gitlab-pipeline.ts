import { SEMGREP } from './pins.ts';
import type { CiFileOptions, GateTool } from './write-ci-files.ts';

/**
 * A pipeline to include: `include: {local: .gitlab/hunkguard.gitlab-ci.yml}`. CodeQL is GitHub's own and is
 * left out.
 */
export function gitlabPipeline({ version, gates }: CiFileOptions): string {
  const tools = gates.filter((gate): gate is Exclude<GateTool, 'codeql'> => gate !== 'codeql');
  const needs = tools.map((tool) => `    - job: ${tool}\n      artifacts: true\n`).join('');
  const args = tools.map((tool) => ` --sarif ${tool}.sarif --require-tools ${tool}`).join('');
  return `# One verdict on the lines that a merge request adds.
# In .gitlab-ci.yml: include: [{local: .gitlab/hunkguard.gitlab-ci.yml}]
${tools.map((tool) => JOBS[tool]).join('\n')}${tools.length > 0 ? '\n' : ''}hunkguard:
  stage: test
  image: node:22-slim
${needs === '' ? '' : `  needs:\n${needs}`}  variables:
    # The gate compares with the merge base, which a shallow clone doesn't hold.
    GIT_DEPTH: 0
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  before_script:
    - apt-get update -qq && apt-get install -qq -y --no-install-recommends git ca-certificates
  script:
    - >-
      npx --yes hunkguard@${version} ci${args}
      --format text
      --format gitlab-codequality=gl-code-quality-report.json
      --format gitlab-sast=gl-sast-report.json
      --format gitlab-secrets=gl-secret-detection-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      sast: gl-sast-report.json
      secret_detection: gl-secret-detection-report.json
`;
}

const RULES = `  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
`;

const JOBS: Readonly<Record<Exclude<GateTool, 'codeql'>, string>> = {
  semgrep: `semgrep:
  stage: test
  image: python:3.12-slim
${RULES}  script:
    - pip install --quiet ${SEMGREP}
    - semgrep scan --config p/default --metrics off --sarif --output semgrep.sarif
  artifacts:
    paths: [semgrep.sarif]
`,
  trivy: `trivy:
  stage: test
  image:
    name: aquasec/trivy:0.70.0
    entrypoint: [""]
${RULES}  script:
    - trivy fs --format sarif --output trivy.sarif --severity MEDIUM,HIGH,CRITICAL .
  artifacts:
    paths: [trivy.sarif]
`,
  snyk: `snyk:
  stage: test
  image: snyk/snyk:node
${RULES}  script:
    # 1 means that Snyk found something, which is for the gate to judge.
    - snyk code test --sarif-file-output=snyk.sarif || [ $? -eq 1 ]
  artifacts:
    paths: [snyk.sarif]
`,
};
