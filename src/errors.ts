/** 0 clean · 1 findings at or above the threshold · 2 could not run (the commit is refused). */
export type ExitCode = 0 | 1 | 2;

/**
 * A failure that a user can act on: what failed, on which value or file, git's own words, one next step.
 * Anything that is thrown and is not a ToolError is a defect of hunkguard, and refuses the commit as well.
 */
export class ToolError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ToolError';
    this.hint = hint;
  }
}
