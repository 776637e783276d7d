import { ToolError } from '../../errors.ts';
import type { Category, Rule, Severity } from '../rule.ts';
import type { SourceRule } from '../rule-schema.ts';
import { literalsOf, type MetavariableTests, patternToRegExp } from './pattern-to-regexp.ts';
import { SEMGREP_LANGUAGES } from './semgrep-languages.ts';

type Raw = Record<string, unknown>;

const POSITIVE = ['pattern', 'pattern-either', 'pattern-regex', 'patterns'];
/** Keys that are read; `metadata` and `fix` are for people. Any other changes what matches, so it is refused. */
const KNOWN = new Set([
  ...POSITIVE,
  'id',
  'message',
  'severity',
  'languages',
  'metadata',
  'paths',
  'fix',
]);

const SEVERITIES: Readonly<Record<string, Severity>> = {
  CRITICAL: 'critical',
  HIGH: 'high',
  ERROR: 'high',
  MEDIUM: 'medium',
  WARNING: 'medium',
  LOW: 'low',
  INFO: 'low',
};

const CATEGORY_OF: Readonly<Record<string, Category>> = {
  'CWE-22': 'path-traversal',
  'CWE-78': 'command-injection',
  'CWE-79': 'xss',
  'CWE-89': 'sql-injection',
  'CWE-90': 'ldap-injection',
  'CWE-94': 'code-injection',
  'CWE-95': 'code-injection',
  'CWE-295': 'tls-verify-off',
  'CWE-327': 'weak-crypto',
  'CWE-328': 'weak-hash',
  'CWE-330': 'weak-random',
  'CWE-338': 'weak-random',
  'CWE-347': 'jwt',
  'CWE-352': 'csrf',
  'CWE-502': 'deserialization',
  'CWE-601': 'open-redirect',
  'CWE-611': 'xxe',
  'CWE-643': 'xpath-injection',
  'CWE-798': 'hardcoded-credentials',
  'CWE-915': 'mass-assignment',
  'CWE-918': 'ssrf',
  'CWE-943': 'nosql-injection',
  'CWE-1321': 'prototype-pollution',
  'CWE-1333': 'regex-injection',
  'CWE-1336': 'template-injection',
};

/** Whether an entry of a rule file is written in semgrep's form rather than ours. */
export function isSemgrepRule(raw: unknown): raw is Raw {
  if (typeof raw !== 'object' || raw === null) return false;
  const one = raw as Raw;
  return 'message' in one && !('title' in one) && !('why' in one);
}

function refuse(key: string): never {
  throw new ToolError(
    `semgrep's "${key}" can't be honoured`,
    'Read are: pattern, pattern-either, pattern-regex, patterns with pattern-not, pattern-not-regex and metavariable-regex.',
  );
}

interface Found {
  regexps: string[];
  keywords: string[][];
}

function ofRegExp(written: string): Found {
  const insensitive = written.startsWith('(?i)');
  const body = insensitive ? written.slice(4) : written;
  try {
    new RegExp(body);
  } catch (error) {
    throw new ToolError(
      `pattern-regex: ${(error as Error).message}`,
      'Only what JavaScript reads too.',
      {
        cause: error,
      },
    );
  }
  // Literals next to quantifiers, groups and classes may be absent: only plain runs count.
  const plain = body
    .replace(/\\[a-zA-Z]/g, ' ')
    .replace(/\[[^\]]*\](?:[?*+]|\{[^}]*\})?|\([^()]*\)(?:[?*]|\{0[^}]*\})|.[?*]/g, ' ');
  const keywords = /[|]/.test(plain) ? plain.split('|').map(literalsOf) : [literalsOf(plain)];
  return { regexps: [written], keywords };
}

function ofPositive(raw: Raw, tests: MetavariableTests): Found | undefined {
  if (typeof raw.pattern === 'string')
    return { regexps: [patternToRegExp(raw.pattern, tests)], keywords: [literalsOf(raw.pattern)] };
  if (typeof raw['pattern-regex'] === 'string') return ofRegExp(raw['pattern-regex']);
  const either = raw['pattern-either'];
  if (!Array.isArray(either)) return undefined;
  const parts = either.map((one: Raw) => {
    const [key = 'nothing', ...more] = Object.keys(one);
    const found = more.length > 0 || key === 'patterns' ? undefined : ofPositive(one, tests);
    return found ?? refuse(`pattern-either: ${key}`);
  });
  return {
    regexps: parts.flatMap(({ regexps }) => regexps),
    keywords: parts.flatMap(({ keywords }) => keywords),
  };
}

/** The same without named groups: in a negative part a metavariable means any expression. */
function anonymous(pattern: string): string {
  return pattern.replace(/\(\?<[A-Z_]\w*>/g, '(?:').replace(/\\k<\w+>/g, '[\\w$.]{1,80}');
}

/** `patterns`: exactly one positive part, narrowed by the negative ones and by tests on metavariables. */
function ofAll(list: readonly Raw[]): Found {
  const tests: Record<string, string> = {};
  const nots: string[] = [];
  const positives: Raw[] = [];
  for (const part of list) {
    const [key = 'nothing'] = Object.keys(part);
    const value = part[key];
    if (key === 'metavariable-regex') {
      const { metavariable, regex } = value as { metavariable: string; regex: string };
      tests[metavariable.replace(/^\$/, '')] = regex;
    } else if (key === 'pattern-not') nots.push(anonymous(patternToRegExp(value as string)));
    else if (key === 'pattern-not-regex') nots.push(value as string);
    else if (POSITIVE.includes(key) && key !== 'patterns') positives.push(part);
    else refuse(key);
  }
  if (positives.length !== 1) refuse(`patterns with ${positives.length} positive parts`);
  const found = ofPositive(positives[0] as Raw, tests) ?? refuse('patterns');
  const ahead = nots.map((one) => `(?!${one})`).join('');
  return { ...found, regexps: found.regexps.map((one) => ahead + one) };
}

function languagesOf(raw: Raw): string[] {
  const written = Array.isArray(raw.languages) ? (raw.languages as string[]) : [];
  if (written.length === 0) throw new ToolError('semgrep rule without "languages"', 'Name them.');
  return written.flatMap((name) => {
    const known = SEMGREP_LANGUAGES[name.toLowerCase()];
    if (known === undefined)
      throw new ToolError(
        `language "${name}" is not read`,
        `Known: ${Object.keys(SEMGREP_LANGUAGES).join(', ')}.`,
      );
    return known;
  });
}

function firstText(value: unknown): string {
  return String(Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
}

/** One keyword per alternative, the longest fixed text of each. */
function keywordsOf({ keywords }: Found): string[] {
  return keywords.map(([longest]) => {
    if (longest === undefined)
      throw new ToolError(
        'a pattern without any fixed text of three characters',
        'Every line would have to be read: name what it looks for.',
      );
    return longest.toLowerCase();
  });
}

/**
 * Reads one rule in semgrep's form: what it finds becomes regular expressions over code whose comments
 * are blank. It has no examples of its own.
 * @throws ToolError that names what can't be honoured: nothing is skipped silently
 */
export function readSemgrepRule(raw: Raw): SourceRule {
  const stray = Object.keys(raw).find((key) => !KNOWN.has(key));
  if (stray !== undefined) refuse(stray);
  const found = Array.isArray(raw.patterns) ? ofAll(raw.patterns as Raw[]) : ofPositive(raw, {});
  if (found === undefined) throw new ToolError('semgrep rule without a pattern', 'Add "pattern".');
  const severity = SEVERITIES[String(raw.severity).toUpperCase()];
  if (severity === undefined)
    throw new ToolError(
      `severity "${raw.severity}" is not known`,
      `Known: ${Object.keys(SEVERITIES).join(', ')}.`,
    );
  const id = String(raw.id ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (id === '') throw new ToolError('semgrep rule without an id', 'Add one.');
  const metadata = (raw.metadata ?? {}) as Raw;
  const cwe = /CWE-\d+/.exec(firstText(metadata.cwe))?.[0] ?? 'CWE-710';
  const head = {
    id,
    category: CATEGORY_OF[cwe] ?? ('policy' as const),
    severity,
    confidence: 'medium' as const,
  };
  const message = String(raw.message).trim();
  const text = {
    ...head,
    title: message.split(/(?<=[.!?])\s|\n/)[0] ?? message,
    cwe,
    owasp: /A\d\d:2021/.exec(firstText(metadata.owasp))?.[0] ?? 'A04:2021',
    why: message,
    fix: typeof raw.fix === 'string' ? raw.fix : message,
  };
  return { rule: ruleOf(raw, head, found), text, examples: [], negativeExamples: [] };
}

function ruleOf(
  raw: Raw,
  head: Pick<Rule, 'id' | 'category' | 'severity' | 'confidence'>,
  found: Found,
): Rule {
  const languages = [...new Set(languagesOf(raw))];
  const keywords = [...new Set(keywordsOf(found))];
  const paths =
    raw.paths === undefined
      ? {}
      : { paths: raw.paths as { include?: string[]; exclude?: string[] } };
  if (languages.length > 0) {
    const analysis = { text: found.regexps.map((pattern) => toSink(pattern)) };
    return { kind: 'code', ...head, ...paths, languages, keywords, analysis };
  }
  const insensitive = found.regexps.every((one) => one.startsWith('(?i)'));
  const pattern = found.regexps.map((one) => one.replace(/^\(\?i\)/, '')).join('|');
  return {
    kind: 'pattern',
    ...head,
    ...paths,
    keywords,
    pattern,
    ...(insensitive ? { flags: 'i' } : {}),
  };
}

function toSink(written: string) {
  const insensitive = written.startsWith('(?i)');
  return {
    in: 'string',
    pattern: insensitive ? written.slice(4) : written,
    ...(insensitive ? { flags: 'i' } : {}),
  };
}
