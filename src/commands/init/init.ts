import { show } from '../../report/show.ts';
import type { CommandResult, Io } from '../command.ts';
import { paintFor } from '../paint.ts';
import { detectManager, installedThrough, type ManagerChoice } from './detect-manager.ts';
import { findLauncher } from './find-launcher.ts';
import { install } from './install.ts';
import { lookAround } from './look-around.ts';
import { makePlan, refuseSecondWay } from './make-plan.ts';
import type { Manager } from './managers.ts';
import { type Proof, prove } from './prove.ts';
import { showPlan } from './show-plan.ts';

export interface InitOptions {
  yes?: boolean;
  dryRun?: boolean;
  manager?: Manager;
}

/**
 * `hunkguard init`: detect, show, write, prove. Exit code 0 when a planted key was refused, 1 when it was
 * not, 2 when the hooks could not be written.
 */
export async function init(io: Io, options: InitOptions): Promise<CommandResult> {
  const around = await lookAround(io);
  const launcher = findLauncher(around.dir);
  const asks = process.stdin.isTTY === true && io.stdoutIsTty && !options.yes && !options.dryRun;
  const { askManager, confirmPlan } = asks ? await import('./ask.ts') : NO_QUESTIONS;
  const detected = detectManager(around);
  const manager = options.manager ?? (await askManager(detected));
  refuseSecondWay(manager, installedThrough(around));
  const plan = await makePlan(manager, around, { launcher, node: process.execPath, env: io.env });
  const head = [
    `${nameOf(manager)}: ${options.manager === undefined ? detected.why : 'as you asked'}\n`,
    showPlan(plan.changes, around.dir.top, await paintFor(io.stdoutIsTty, io.env)),
    ...(plan.changes.length === 0 ? ['Everything is in place: nothing to write.\n'] : []),
  ].join('');
  if (options.dryRun)
    return { exitCode: 0, stdout: `${head}Nothing was written (--dry-run).\n`, stderr: '' };
  if (plan.changes.length > 0 && !(await confirmPlan(head))) {
    return { exitCode: 0, stdout: 'Nothing was written.\n', stderr: '' };
  }
  await install({ cwd: around.dir.top, env: io.env }, around, plan.changes);
  const notes = plan.notes.map((note) => `${show(note)}\n`).join('');
  const ending = await proofText(io, launcher.relative);
  return {
    exitCode: ending.exitCode,
    stdout: `${asks ? '' : head}${notes}${ending.text}`,
    stderr: '',
  };
}

const NO_QUESTIONS = {
  askManager: async (detected: ManagerChoice) => detected.manager,
  confirmPlan: async (_head: string) => true,
};

async function proofText(
  io: Io,
  launcher: string | null,
): Promise<{ text: string; exitCode: 0 | 1 }> {
  if (io.env.HUNKGUARD === '0') {
    return { text: 'Not proven: HUNKGUARD=0 switches the hooks off in this shell.\n', exitCode: 1 };
  }
  const proof = await prove(await lookAround(io), launcher);
  return proof.blocked && proof.passed
    ? {
        text: '✓ Proven in a throw-away repository: a planted key was refused, a harmless file went through.\n',
        exitCode: 0,
      }
    : { text: failedProof(proof), exitCode: 1 };
}

/** What a proof that failed says, and where to look next. */
function failedProof({ blocked, output }: Proof): string {
  const what = blocked
    ? '✗ The hooks refuse a harmless file too'
    : '✗ A planted key was NOT refused through these hooks';
  const words = output
    .trim()
    .split('\n')
    .map((line) => `  ${show(line)}\n`)
    .join('');
  return `${what}. What git said:\n${words}Run \`npx hunkguard doctor\`; \`npx hunkguard uninstall\` puts back what was there.\n`;
}

function nameOf(manager: Manager): string {
  if (manager === 'git') return "git's own hooks";
  return manager === 'hooks-path' ? 'core.hooksPath' : manager;
}
