import { CATEGORIES, type Category, SEVERITIES, type Severity } from '../../rules/rule.ts';
import { BrokenReport, type ForeignResult, type ForeignRun } from './foreign-result.ts';
import { incomplete } from './incomplete.ts';
import { arrayAt, at, countAt, objectOf, stringAt } from './json-value.ts';
import { readSarif } from './read-sarif.ts';
import { familyOf, weaknessOfRule } from './weakness.ts';

/** How one tool's own JSON names its fields; a missing entry in `recognise` means another tool's. */
interface Dialect {
  tool: string;
  recognise: (json: unknown) => readonly unknown[] | undefined;
  read: (entry: unknown) => ForeignResult;
}

const DIALECTS: readonly Dialect[] = [
  {
    tool: 'hunkguard',
    recognise: (json) =>
      at(json, 'schemaVersion') === 1 ? listOrRefuse(json, 'findings') : undefined,
    read: readOwn,
  },
  {
    tool: 'semgrep',
    recognise: (json) =>
      at(json, 'results') !== undefined &&
      Array.isArray(at(json, 'errors')) &&
      at(json, 'paths') !== undefined
        ? listOrRefuse(json, 'results')
        : undefined,
    read: readSemgrep,
  },
  {
    tool: 'bandit',
    recognise: (json) =>
      objectOf(at(json, 'metrics')) !== undefined && at(json, 'generated_at') !== undefined
        ? listOrRefuse(json, 'results')
        : undefined,
    read: readBandit,
  },
  {
    tool: 'gitleaks',
    recognise: (json) =>
      Array.isArray(json) && json.every((entry) => stringAt(entry, 'RuleID') !== undefined)
        ? json
        : undefined,
    read: readGitleaks,
  },
];

/**
 * Reads the JSON that hunkguard, Semgrep, Bandit or gitleaks write; a SARIF log is taken as one.
 * @throws BrokenReport when it is none of these
 */
export function readJsonReport(json: unknown): ForeignRun[] {
  if (at(json, 'runs') !== undefined) return readSarif(json);
  for (const { tool, recognise, read } of DIALECTS) {
    const entries = recognise(json);
    if (entries === undefined) continue;
    const results = entries.map((entry) => {
      if (objectOf(entry) === undefined) throw new BrokenReport(`a result of ${tool} is no object`);
      return read(entry);
    });
    return [{ tool, name: tool, results, notices: incomplete(errorsOf(json)) }];
  }
  throw new BrokenReport('its shape is none of hunkguard, Semgrep, Bandit or gitleaks');
}

/** Semgrep and Bandit list what they could not read under `errors`. */
function errorsOf(json: unknown): string[] {
  return arrayAt(json, 'errors').map(
    (one) => stringAt(one, 'message') ?? stringAt(one, 'reason') ?? '',
  );
}

function listOrRefuse(json: unknown, key: string): readonly unknown[] {
  if (!Array.isArray(at(json, key))) throw new BrokenReport(`it has no array "${key}"`);
  return arrayAt(json, key);
}

function readOwn(entry: unknown): ForeignResult {
  const title = stringAt(entry, 'title') ?? 'finding';
  const category = stringAt(entry, 'category') as Category | undefined;
  return {
    ...base('hunkguard', stringAt(entry, 'ruleId'), title),
    message: stringAt(entry, 'why') ?? title,
    severity: severityWord(stringAt(entry, 'severity')),
    cwe: stringAt(entry, 'cwe') ?? '',
    category: category !== undefined && CATEGORIES.includes(category) ? category : 'other',
    uri: stringAt(entry, 'path'),
    region: region(entry, ['startLine'], ['endLine']),
  };
}

function readSemgrep(entry: unknown): ForeignResult {
  const id = stringAt(entry, 'check_id');
  const cwes = [at(entry, 'extra', 'metadata', 'cwe')].flat();
  const message = stringAt(entry, 'extra', 'message') ?? id ?? '';
  return {
    ...weakness(base('semgrep', id, message.split('\n')[0] as string), numberIn(cwes)),
    message,
    severity: severityWord(stringAt(entry, 'extra', 'severity')),
    uri: stringAt(entry, 'path'),
    region: region(entry, ['start', 'line'], ['end', 'line']),
  };
}

function readBandit(entry: unknown): ForeignResult {
  const id = stringAt(entry, 'test_id');
  const text = stringAt(entry, 'issue_text') ?? id ?? '';
  const number = countAt(entry, 'issue_cwe', 'id') ?? weaknessOfRule(id ?? '');
  return {
    ...weakness(base('bandit', id, text), number),
    severity: severityWord(stringAt(entry, 'issue_severity')),
    uri: stringAt(entry, 'filename'),
    region: region(entry, ['line_number'], ['line_number']),
  };
}

function readGitleaks(entry: unknown): ForeignResult {
  const id = stringAt(entry, 'RuleID');
  return {
    ...weakness(base('gitleaks', id, stringAt(entry, 'Description') ?? id ?? ''), 798),
    severity: 'high',
    uri: stringAt(entry, 'File'),
    region: region(entry, ['StartLine'], ['EndLine']),
  };
}

function base(tool: string, ruleId: string | undefined, title: string): ForeignResult {
  return {
    tool,
    ruleId: ruleId ?? 'unnamed-rule',
    title,
    message: title,
    severity: 'high',
    cwe: '',
    category: 'other',
    uri: undefined,
    region: undefined,
    suppressed: undefined,
  };
}

function weakness(result: ForeignResult, number: number | undefined): ForeignResult {
  return {
    ...result,
    cwe: number === undefined ? '' : `CWE-${number}`,
    category: familyOf(number),
  };
}

function numberIn(words: readonly unknown[]): number | undefined {
  const digits = words.map((word) => /cwe-0*(\d{1,6})/i.exec(String(word))?.[1]).find(Boolean);
  return digits === undefined ? undefined : Number(digits);
}

/** Semgrep says ERROR, WARNING, INFO; Bandit LOW to HIGH; what nobody knows counts as high. */
function severityWord(word: string | undefined): Severity {
  const known: Readonly<Record<string, Severity>> = {
    error: 'high',
    warning: 'medium',
    info: 'low',
  };
  const lower = (word ?? '').toLowerCase();
  if (Object.hasOwn(known, lower)) return known[lower] as Severity;
  return SEVERITIES.find((severity) => severity === lower) ?? 'high';
}

function region(
  entry: unknown,
  start: readonly string[],
  end: readonly string[],
): ForeignResult['region'] {
  const startLine = countAt(entry, ...start);
  if (startLine === undefined) return undefined;
  return { startLine, endLine: Math.max(startLine, countAt(entry, ...end) ?? startLine) };
}
