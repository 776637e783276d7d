import type { Category, Confidence, Severity } from '../rules/rule.ts';
import type { Replacement } from './code/rewrite.ts';

/**
 * One rule's match on an added line. Lines and columns are 1-based, columns in UTF-16 units, the end
 * column exclusive. Nothing in here holds more than four characters of a secret.
 */
export interface Finding {
  ruleId: string;
  category: Category;
  title: string;
  severity: Severity;
  confidence: Confidence;
  cwe: string;
  owasp: string;
  path: string;
  /** The commit that adds the line, where several are scanned (a push). */
  commit?: string;
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
  /** The line it starts on, secrets redacted, cut around the match when long. */
  line: string;
  /** Hash of rule, path and the normalised match: never of the line number. */
  fingerprint: string;
  /** The same without the path: what a renamed file keeps. Only a baseline asks, and hashing takes its time. */
  contentFingerprint?: () => string;
  why: string;
  fix: string;
  /** The fix as an edit of the file, where the rule has a mechanical one. */
  replacement?: Replacement;
  /** The tool that reported it; absent for hunkguard's own. */
  tool?: string;
  /** Other tools that say the same of this line. */
  alsoBy?: string[];
  /** Who wrote the line, where somebody asked. */
  origin?: 'ai' | 'human' | 'unknown';
  /** A policy's verdict, where it is more than a threshold. */
  blocking?: boolean;
}

/** What took a finding out of the verdict; always counted, listed on request. */
export interface Suppression {
  by: 'inline' | 'allowlist' | 'ignore-file' | 'baseline' | 'allow-weaken' | 'tool';
  /** The reason that was given, or where it stands. */
  reason: string;
}

export interface SuppressedFinding extends Finding {
  suppression: Suppression;
}
