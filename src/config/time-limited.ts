import { createContext, Script } from 'node:vm';
import { ToolError } from '../errors.ts';

const call = new Script('run()');

/**
 * Runs something synchronous and stops it when it takes too long, a regular expression's backtracking
 * included: what users wrote may stall on a hostile line.
 * @throws ToolError when the time is up
 */
export function timeLimited<T>(ms: number, what: () => string, run: () => T): T {
  let result: T | undefined;
  const context = createContext({
    run: () => {
      result = run();
    },
  });
  try {
    call.runInContext(context, { timeout: ms });
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new ToolError(
      `${what()} took longer than ${ms} ms`,
      'Make the pattern simpler: bound its repeats ({0,80} instead of *), and give its rule rarer keywords.',
      { cause: error },
    );
  }
  return result as T;
}
