import { show } from '../../report/show.ts';
import type { CommandResult, Io } from '../command.ts';
import { applyChanges } from '../init/apply-changes.ts';
import { lookAround } from '../init/look-around.ts';
import { showPlan } from '../init/show-plan.ts';
import { paintFor } from '../paint.ts';
import { planUninstall } from './plan-uninstall.ts';

/** `hunkguard uninstall`: takes out what `init` put in, and says what it took. */
export async function uninstall(io: Io, options: { dryRun?: boolean }): Promise<CommandResult> {
  const around = await lookAround(io);
  const context = { cwd: around.dir.top, env: io.env };
  const { changes, notes } = await planUninstall(context, around);
  if (changes.length === 0) {
    return {
      exitCode: 0,
      stdout: 'hunkguard is not installed here: nothing to take out.\n',
      stderr: '',
    };
  }
  const shown = showPlan(changes, around.dir.top, await paintFor(io.stdoutIsTty, io.env));
  if (options.dryRun)
    return { exitCode: 0, stdout: `${shown}Nothing was changed (--dry-run).\n`, stderr: '' };
  await applyChanges(context, changes);
  const said = notes.map((note) => `${show(note)}\n`).join('');
  return {
    exitCode: 0,
    stdout: `${shown}${said}hunkguard no longer guards this repository.\n`,
    stderr: '',
  };
}
