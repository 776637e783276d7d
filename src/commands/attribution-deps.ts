import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributionOptions } from '../attribution/options.ts';
import { DEFAULT_ATTRIBUTION } from '../attribution/options.ts';
import { CONFIG_NAME } from '../config/config-name.ts';
import type { CommandResult, Io } from './command.ts';

/** What the attribution hooks get from outside; tests give their own. */
export interface AttributionDeps {
  /** The `attribution` section of the config; asked for only when there is evidence. */
  loadOptions: (io: Io) => Promise<AttributionOptions>;
  /** After so many milliseconds the hook gives up, changes nothing and lets the commit go on. */
  budgetMs: number;
}

export const DEFAULT_DEPS: AttributionDeps = { loadOptions: configuredOptions, budgetMs: 1000 };

export const OK: CommandResult = { exitCode: 0, stdout: '', stderr: '' };

/**
 * The options of the config in HEAD, which is asked for only where the work tree has a config file as
 * well: git runs message hooks at its top. Whoever deletes the file gets round a local hook, as with
 * `--no-verify`, and meets the same config at the push.
 */
async function configuredOptions(io: Io): Promise<AttributionOptions> {
  if (!existsSync(join(io.cwd, CONFIG_NAME))) return DEFAULT_ATTRIBUTION;
  return (await import('./attribution-options.ts')).loadAttributionOptions(io);
}

/** Where a message hook runs, and until when. */
export interface HookContext extends Io {
  signal: AbortSignal;
  /** In milliseconds since the process began. */
  deadline: number;
  /** Once true nothing may be written any more. */
  isLate: () => boolean;
}

/**
 * Runs attribution so that it can never be what stops a commit: an error of ours, and time running out,
 * both leave the message as it was. Set `HUNKGUARD_DEBUG` to see what went wrong.
 */
export async function neverBlocking(
  io: Io,
  budgetMs: number,
  work: (context: HookContext) => Promise<CommandResult>,
): Promise<CommandResult> {
  const controller = new AbortController();
  const { signal } = controller;
  const deadline = process.uptime() * 1000 + budgetMs;
  const isLate = () => process.uptime() * 1000 > deadline;
  const { cwd, env, stdin, now } = io;
  // Spreading `io` would make streams to ask them whether they are terminals.
  const context: HookContext = {
    cwd,
    env,
    stdin,
    now,
    get stdoutIsTty() {
      return io.stdoutIsTty;
    },
    get stderrIsTty() {
      return io.stderrIsTty;
    },
    signal,
    deadline,
    isLate,
  };
  const timer = setTimeout(() => controller.abort(), budgetMs);
  const expired = new Promise<CommandResult>((resolve) => {
    signal.addEventListener('abort', () => resolve(quiet(io, 'out of time')));
  });
  try {
    return await Promise.race([work(context), expired]);
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
