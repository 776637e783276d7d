import { ToolError } from '../errors.ts';
import { show } from '../report/show.ts';

/**
 * What a failure prints and how it ends: refused (2), unless HUNKGUARD_FAIL_OPEN=1 lets it pass, which is
 * said as well.
 * @param inHook whether git waits for the answer, so that there is something to skip
 */
export function describeFailure(
  error: unknown,
  env: Readonly<Record<string, string | undefined>>,
  inHook: boolean,
): { text: string; exitCode: 0 | 2 } {
  const known = error instanceof ToolError;
  const message = error instanceof Error ? error.message : String(error);
  const lines = [
    `hunkguard: could not run: ${message.split('\n').map(show).join('\n  ')}`,
    known
      ? `  ${show(error.hint)}`
      : '  This is a defect of hunkguard; please report it with the lines below.',
    ...(known ? [] : stackOf(error)),
  ];
  if (env.HUNKGUARD_FAIL_OPEN === '1') {
    return {
      text: `${[...lines, '  Passing unscanned, because HUNKGUARD_FAIL_OPEN=1.'].join('\n')}\n`,
      exitCode: 0,
    };
  }
  if (inHook)
    lines.push('  Nothing was let through. To skip hunkguard once: HUNKGUARD=0 git commit …');
  return { text: `${lines.join('\n')}\n`, exitCode: 2 };
}

function stackOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .slice(1, 8)
    .map((line) => `  ${show(cut(line.trim()))}`);
}

/** V8 puts the line of code in front of a stack, and the bundle's lines are as long as its files. */
const LONGEST = 300;

function cut(line: string): string {
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
