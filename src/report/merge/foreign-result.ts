import type { Category, Severity } from '../../rules/rule.ts';

/** One result of another tool's report, as far as it can be told without the repository. */
export interface ForeignResult {
  /** Such as `semgrep`; src/report/merge/tool-id.ts. */
  tool: string;
  ruleId: string;
  title: string;
  message: string;
  severity: Severity;
  /** `CWE-89`, or empty. */
  cwe: string;
  category: Category;
  /** As the report names the file: a URI or a path, absolute or relative; undefined when it names none. */
  uri: string | undefined;
  /** 1-based; undefined when the result is about the file as a whole. */
  region:
    | { startLine: number; startColumn?: number; endLine: number; endColumn?: number }
    | undefined;
  /** How the tool itself took it out of its verdict, when it did. */
  suppressed: { inSource: boolean; reason: string } | undefined;
}

/** What one run of another tool reported. */
export interface ForeignRun {
  tool: string;
  /** As the tool calls itself, with its version. */
  name: string;
  results: ForeignResult[];
  /** Things a reader has to know, such as a level that SARIF doesn't have. */
  notices: string[];
}

/** A report that can't be taken at its word; its message says what is wrong with it. */
export class BrokenReport extends Error {}
