import type { ChangedFile } from '../diff/added-chunk.ts';
import { expandPlaceholders } from '../rules/expand.ts';
import type { Example, SourceRule } from '../rules/rule-schema.ts';
import { compileRules, type RuleSet } from '../rules/rule-set.ts';
import { createScanner } from './scanner.ts';

export interface ExampleFailure {
  ruleId: string;
  kind: 'example' | 'negativeExample';
  /** The snippet as the rule file has it, placeholders not expanded. */
  text: string;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  javascript: 'js',
  typescript: 'ts',
  python: 'py',
  java: 'java',
  kotlin: 'kt',
  go: 'go',
  php: 'php',
  ruby: 'rb',
  csharp: 'cs',
  sql: 'sql',
  shell: 'sh',
  html: 'html',
  vue: 'vue',
  svelte: 'svelte',
  erb: 'erb',
  haml: 'haml',
  slim: 'slim',
  yaml: 'yml',
  json: 'json',
  hcl: 'tf',
  xml: 'xml',
  ini: 'ini',
  dotenv: 'env',
  markdown: 'md',
  c: 'c',
  rust: 'rs',
  powershell: 'ps1',
  notebook: 'ipynb',
};
const PATHS: Readonly<Record<string, string>> = {
  dockerfile: 'Dockerfile',
  workflow: '.github/workflows/example.yml',
  make: 'Makefile',
};

/**
 * Runs a rule's examples (must be found, by this rule alone) and counter-examples (must be silent).
 * Each is scanned as a new file, through both passes.
 */
export async function runExamples(
  source: SourceRule,
  decode: DecodeBytes,
): Promise<ExampleFailure[]> {
  const rules = compileRules([source.rule]);
  const failures: ExampleFailure[] = [];
  for (const [kind, examples] of [
    ['example', source.examples],
    ['negativeExample', source.negativeExamples],
  ] as const) {
    for (const example of examples) {
      const found = await scanExample(example, source, rules, decode);
      if (found !== (kind === 'example'))
        failures.push({ ruleId: source.text.id, kind, text: textOf(example) });
    }
  }
  return failures;
}

type DecodeBytes = (bytes: Uint8Array, start: number, end: number) => string;

async function scanExample(
  example: Example,
  source: SourceRule,
  rules: RuleSet,
  decode: DecodeBytes,
): Promise<boolean> {
  const bytes = new TextEncoder().encode(
    expandPlaceholders(textOf(example), `${source.text.id}:${textOf(example)}`),
  );
  const file: ChangedFile = {
    path: pathOf(example, source),
    oid: null,
    mode: '100644',
    isNew: true,
  };
  const scanner = createScanner({ rules, decode });
  scanner.push({ file, startLine: 1, startByte: 0, bytes });
  const findings = await scanner.finish(
    async () => null,
    async () => ({ digest: () => ''.padEnd(64, '0'), textOf: () => source.text }),
  );
  return findings.some(
    ({ finding }) => finding.severity !== 'low' || source.text.severity === 'low',
  );
}

function textOf(example: Example): string {
  return typeof example === 'string' ? example : example.text;
}

function pathOf(example: Example, { rule }: SourceRule): string {
  if (typeof example !== 'string' && example.path !== undefined) return example.path;
  const language = rule.languages?.[0] ?? '';
  return PATHS[language] ?? `example.${EXTENSIONS[language] ?? 'txt'}`;
}
