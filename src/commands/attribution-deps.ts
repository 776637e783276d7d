import type { AttributionOptions } from '../attribution/options.ts';
import { DEFAULT_ATTRIBUTION } from '../attribution/options.ts';
import type { CommandResult, Io } from './command.ts';

/** What the attribution hooks get from outside; tests and the config loader give their own. */
export interface AttributionDeps {
  /** The `attribution` section of the config; asked for only when there is evidence. */
  loadOptions: (io: Io) => Promise<AttributionOptions>;
  /** After so many milliseconds the hook gives up, changes nothing and lets the commit go on. */
  budgetMs: number;
}

export const DEFAULT_DEPS: AttributionDeps = {
  loadOptions: async () => DEFAULT_ATTRIBUTION,
  budgetMs: 1000,
};

export const OK: CommandResult = { exitCode: 0, stdout: '', stderr: '' };

/**
 * Runs attribution so that it can never be what stops a commit: an error of ours, and time running out,
 * both leave the message as it was. Set `HUNKGUARD_DEBUG` to see what went wrong.
 * @param work gets a signal; once it has aborted nothing may be written any more
 */
export async function neverBlocking(
  io: Io,
  budgetMs: number,
  work: (signal: AbortSignal) => Promise<CommandResult>,
): Promise<CommandResult> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), budgetMs);
  const expired = new Promise<CommandResult>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(quiet(io, 'out of time')));
  });
  try {
    return await Promise.race([work(controller.signal), expired]);
  } catch (error) {
    return quiet(io, error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}

function quiet(io: Io, why: string): CommandResult {
  const debug = io.env.HUNKGUARD_DEBUG;
  const stderr =
    debug === undefined || debug === '' ? '' : `hunkguard: attribution skipped: ${why}\n`;
  return { ...OK, stderr };
}
