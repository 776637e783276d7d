import type { CodeRule, Confidence, Severity } from '../../rules/rule.ts';

/** A code rule's match in a whole file. Lines and columns are 1-based, columns in UTF-16 units, end exclusive. */
export interface CodeMatch {
  rule: CodeRule;
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
  /** The lines that make the flaw: it is reported when one of these was added, and on that line when the first was not. */
  blame: readonly number[];
  /** Set when the evidence at hand says other than the rule's default. */
  severity?: Severity;
  confidence?: Confidence;
}

/**
 * Decides code rules on a whole staged file.
 * @param source the file, decoded; line numbers count LF only
 * @param language a language id of src/scan/language.ts
 * @param rules only those whose keywords stand on an added line and that cover this language
 */
export function analyzeSource(
  source: string,
  language: string,
  rules: readonly CodeRule[],
): CodeMatch[] {
  void source;
  void language;
  void rules;
  return [];
}
