import { Script } from 'node:vm';
import { ToolError } from '../errors.ts';

/** Where a script finds what it is to run: a context of its own would cost a hundred times as much. */
const CALLED = Symbol.for('hunkguard.timeLimited');
const call = new Script("globalThis[Symbol.for('hunkguard.timeLimited')]()");

/** What to do about a pattern of a user's own that stalls. */
export const SIMPLER_PATTERN = 'Make the pattern simpler: bound its repeats ({0,80} instead of *)';

export interface TimeLimit {
  ms: number;
  /** What took so long. */
  what: () => string;
  /** What to do about it. */
  next: string;
}

/**
 * Runs something synchronous and stops it when it takes too long, a regular expression's backtracking
 * included (https://nodejs.org/api/vm.html, `timeout`). One may run within another.
 * @throws ToolError when the time is up
 */
export function timeLimited<T>({ ms, what, next }: TimeLimit, run: () => T): T {
  let result: T | undefined;
  const holder = globalThis as Record<symbol, unknown>;
  holder[CALLED] = () => {
    result = run();
  };
  try {
    call.runInThisContext({ timeout: ms });
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new ToolError(`${what()} took longer than ${ms} ms`, next, { cause: error });
  } finally {
    delete holder[CALLED];
  }
  return result as T;
}
