/*0851d07d3368a512*/(function(__dirname){return{"./shared-1.js":(function(exports,require,module){var o=Object.defineProperty;var f=Object.getOwnPropertyDescriptor;var g=Object.getOwnPropertyNames;var p=Object.prototype.hasOwnProperty;var h=(t,e)=>{for(var s in e)o(t,s,{get:e[s],enumerable:!0})},m=(t,e,s,a)=>{if(e&&typeof e=="object"||typeof e=="function")for(let r of g(e))!p.call(t,r)&&r!==s&&o(t,r,{get:()=>e[r],enumerable:!(a=f(e,r))||a.enumerable});return t};var y=t=>m(o({},"__esModule",{value:!0}),t);var I={};var n={checkout:"actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0",setupNode:"actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0",codeqlInit:"github/codeql-action/init@9e907b5e64f6b83e7804b09294d44122997950d6 # v4.32.3",codeqlAnalyze:"github/codeql-action/analyze@9e907b5e64f6b83e7804b09294d44122997950d6 # v4.32.3",uploadSarif:"github/codeql-action/upload-sarif@9e907b5e64f6b83e7804b09294d44122997950d6 # v4.32.3",trivy:"aquasecurity/trivy-action@ed142fd0673e97e23eac54620cfb913e5ce36c25 # v0.36.0",snyk:"snyk/actions/setup@9adf32b1121593767fc3c057af55b55db032dc04 # v1.0.0"},c="semgrep==1.121.0";function $({version:t,gates:e}){return`# One verdict on the lines that a change adds. Works on forks: nothing here needs a secret.
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
      pull-requests: write${e.includes("codeql")?`
      # CodeQL reads what its earlier runs stored.
      security-events: write`:""}
    steps:
      - uses: ${n.checkout}
        with:
          # The gate compares with the merge base, which a shallow clone doesn't hold.
          fetch-depth: 0
          persist-credentials: false
      - uses: ${n.setupNode}
        with:
          node-version: 22
${e.map(s=>v[s]).join("")}      - name: hunkguard
        env:
          GITHUB_TOKEN: \${{ github.token }}${e.includes("snyk")?"\n          SNYK_TOKEN: ${{ secrets.SNYK_TOKEN }}":""}
${b(t,e)}`}var v={semgrep:`      - name: Semgrep
        run: |
          pipx run ${c} scan --config p/default --metrics off --sarif --output semgrep.sarif
`,codeql:`      - name: CodeQL
        uses: ${n.codeqlInit}
        with:
          # The languages of this repository: docs.github.com/code-security, "CodeQL languages".
          languages: javascript-typescript
          build-mode: none
      - uses: ${n.codeqlAnalyze}
        with:
          output: codeql
          upload: never
`,trivy:`      - name: Trivy
        uses: ${n.trivy}
        with:
          scan-type: fs
          format: sarif
          output: trivy.sarif
          limit-severities-for-sarif: true
          severity: MEDIUM,HIGH,CRITICAL
`,snyk:`      - name: Set up Snyk
        uses: ${n.snyk}
      - name: Snyk
        env:
          SNYK_TOKEN: \${{ secrets.SNYK_TOKEN }}
        # Forks have no token. 1 means that Snyk found something, which is for the gate to judge.
        run: |
          if [ -n "$SNYK_TOKEN" ]; then
            snyk code test --sarif-file-output=snyk.sarif || [ $? -eq 1 ]
          fi
`},k={semgrep:"semgrep.sarif",codeql:"codeql/*.sarif",trivy:"trivy.sarif"};function b(t,e){let s=`npx --yes hunkguard@${t} ci --comment`;if(e.length===0)return`        run: ${s}
`;let a=e.filter(r=>r!=="snyk");return`        run: |
${[`reports=(${a.map(r=>k[r]).join(" ")})`,`tools=(${a.join(" ")})`,...e.includes("snyk")?['if [ -n "$SNYK_TOKEN" ]; then reports+=(snyk.sarif) tools+=(snyk); fi']:[],"args=()",'for report in "${reports[@]}"; do args+=(--sarif "$report"); done','for tool in "${tools[@]}"; do args+=(--require-tools "$tool"); done',`${s} "\${args[@]}"`].map(r=>`          ${r}
`).join("")}`}function q({version:t,gates:e}){let s=e.filter(i=>i!=="codeql"),a=s.map(i=>`    - job: ${i}
      artifacts: true
`).join(""),r=s.map(i=>` --sarif ${i}.sarif --require-tools ${i}`).join("");return`# One verdict on the lines that a merge request adds.
# In .gitlab-ci.yml: include: [{local: .gitlab/hunkguard.gitlab-ci.yml}]
${s.map(i=>_[i]).join(`
`)}${s.length>0?`
`:""}hunkguard:
  stage: test
  image: node:22-slim
${a===""?"":`  needs:
${a}`}  variables:
    # The gate compares with the merge base, which a shallow clone doesn't hold.
    GIT_DEPTH: 0
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  before_script:
    - apt-get update -qq && apt-get install -qq -y --no-install-recommends git ca-certificates
  script:
    - >-
      npx --yes hunkguard@${t} ci${r}
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
`}var u=`  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
`,_={semgrep:`semgrep:
  stage: test
  image: python:3.12-slim
${u}  script:
    - pip install --quiet ${c}
    - semgrep scan --config p/default --metrics off --sarif --output semgrep.sarif
  artifacts:
    paths: [semgrep.sarif]
`,trivy:`trivy:
  stage: test
  image:
    name: aquasec/trivy:0.70.0
    entrypoint: [""]
${u}  script:
    - trivy fs --format sarif --output trivy.sarif --severity MEDIUM,HIGH,CRITICAL .
  artifacts:
    paths: [trivy.sarif]
`,snyk:`snyk:
  stage: test
  image: snyk/snyk:node
${u}  script:
    # 1 means that Snyk found something, which is for the gate to judge.
    - snyk code test --sarif-file-output=snyk.sarif || [ $? -eq 1 ]
  artifacts:
    paths: [snyk.sarif]
`},l=["semgrep","codeql","trivy","snyk"];function d(t,e){return t==="github"?[{path:".github/workflows/hunkguard.yml",text:$(e)}]:[{path:".gitlab/hunkguard.gitlab-ci.yml",text:q(e)}]}0&&(module.exports={a,b});
module.exports={a:l,b:d};})}})
