import type { CommandResult, Io } from '../command.ts';

/** Placeholder until the next commit. */
export async function demo(_io: Io): Promise<CommandResult> {
  return { exitCode: 2, stdout: '', stderr: 'todo\n' };
}
