/** What is at stake. Blocking starts at `high` unless `failOn` says otherwise. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';
export type Confidence = 'high' | 'medium' | 'low';

/** Worst first; a threshold covers all before it and itself. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** The weakness families that reports group by. */
export const CATEGORIES = [
  'secret',
  'secret-file',
  'hardcoded-credentials',
  'sql-injection',
  'nosql-injection',
  'xss',
  'command-injection',
  'code-injection',
  'template-injection',
  'ldap-injection',
  'xpath-injection',
  'log-injection',
  'path-traversal',
  'ssrf',
  'open-redirect',
  'xxe',
  'deserialization',
  'auth-bypass',
  'jwt',
  'session-cookie',
  'cors',
  'csrf',
  'debug-mode',
  'weak-crypto',
  'weak-hash',
  'weak-random',
  'tls-verify-off',
  'file-permissions',
  'temp-file',
  'mass-assignment',
  'prototype-pollution',
  'regex-injection',
  'workflow-injection',
  'container',
  'placeholder-security',
  'prompt-injection',
  'data-exposure',
  'untrusted-model',
  'trojan-source',
  'policy',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What every rule says of itself, whatever finds it. */
export interface RuleText {
  id: string;
  title: string;
  category: Category;
  severity: Severity;
  confidence: Confidence;
  /** Such as `CWE-89`. */
  cwe: string;
  /** OWASP Top 10 2021 category, such as `A03:2021`. */
  owasp: string;
  /** One sentence: what an attacker gains. */
  why: string;
  /** What to write instead; may hold a fenced code block. */
  fix: string;
  /** Fix as code by language id, where the fix depends on the language. */
  fixes?: Record<string, string>;
  /** The fix as a replacement of text, where it is mechanical; the first that applies counts. */
  rewrite?: Rewrite[];
  references?: string[];
  /** Who issued the token, for secrets. */
  provider?: string;
}

/** Text of the finding's lines that a fix replaces; src/scan/code/rewrite.ts applies it. */
export interface Rewrite {
  /** JavaScript regular expression; the first group, when there is one, is what is replaced. */
  pattern: string;
  /** Literal text. */
  to: string;
}

/** A rule as the scan needs it; nothing else is loaded for a commit without findings. */
export interface PatternRule {
  kind: 'pattern';
  id: string;
  category: Category;
  severity: Severity;
  confidence: Confidence;
  /** Language ids (src/scan/language.ts); absent means every file. */
  languages?: string[];
  /** Globs; absent means every path. */
  paths?: { include?: string[]; exclude?: string[] };
  /**
   * Literals: the pattern is tried only on a line that holds one of them, in any case; with
   * `anchor: start` only where one stands as written.
   */
  keywords: string[];
  /** JavaScript regular expression; the named group `secret`, when there is one, is what is redacted. */
  pattern: string;
  /**
   * Where the pattern is tried: absent anywhere on the line; `start` only where a keyword begins, `end`
   * only right behind one. An anchored pattern costs nothing but at its keywords.
   */
  anchor?: 'start' | 'end';
  /** With `anchor`: a character of ASCII that stands behind the keyword, on its line, in every match. */
  needs?: string;
  /** How many lines after the keyword's own the pattern may read on into. Default 0. */
  lines?: number;
  /** `i`, `s`, `u` or none. */
  flags?: string;
  /** Least Shannon entropy of the secret, bits per character. */
  entropy?: number;
  /** Name of a check in src/scan/secrets/validators.ts. */
  validate?: string;
  /** Name of a judge in src/scan/secrets/judge.ts, for what a pattern can't tell: `assignment`, `url`, … */
  judge?: string;
  /** Where the match must stand, decided by the lexer over the staged file. */
  in?: 'code' | 'string' | 'comment' | 'any';
  /** A pattern that must be (`near`) or must not be (`notNear`) within so many lines of the match. */
  near?: NearCondition[];
  notNear?: NearCondition[];
  /** Keep silent when this matches the secret (or the whole match, when there is no secret group). */
  unless?: string[];
  /** Takes part in "the most specific rule wins": higher folds lower on the same text. Default 0. */
  specificity?: number;
}

export interface NearCondition {
  pattern: string;
  flags?: string;
  /** Lines before and after; 0 is the same line. */
  lines: number;
  /** `after`: only what follows the match, the rest of its own line first. Default both sides. */
  side?: 'after';
}

/** A rule that is decided by reading the staged file: lexer, operands, guards. */
export interface CodeRule {
  kind: 'code';
  id: string;
  category: Category;
  severity: Severity;
  confidence: Confidence;
  languages: string[];
  paths?: { include?: string[]; exclude?: string[] };
  /** Lower-case literals of pass 1: a file is read in pass 2 only when an added line holds one. */
  keywords: string[];
  /** A keyword counts only on a line that this matches as well: for words that much harmless code holds. `(?i)` in front ignores case. */
  linePattern?: string;
  /** What its keywords are worth, when they don't all count wherever they stand. */
  wakingWords?: WakingWords;
  /** What src/scan/code does with it; its shape is validated by src/rules/code-schema.ts. */
  analysis: unknown;
}

/** What a line must hold for a code rule besides a keyword: one of these. */
export interface WakingWords {
  /** The last names of the calls that the rule looks for, as whole words. */
  called: readonly string[];
  /** Keywords that count wherever they stand. */
  evidence: readonly string[];
  /** Whether what reads as SQL counts too. */
  sql: boolean;
}

/** A rule decided by a new file's path alone. */
export interface FileRule {
  kind: 'file';
  id: string;
  category: Category;
  severity: Severity;
  confidence: Confidence;
  paths?: { include?: string[]; exclude?: string[] };
  /** Always empty: the name of the file is what opens the rule. */
  keywords: string[];
  languages?: undefined;
  /** JavaScript regular expression over the repository-relative path, case ignored. */
  file: string;
  /** Paths that match this are no secrets: templates, examples. */
  exceptFile?: string;
}

export type Rule = PatternRule | CodeRule | FileRule;
