import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createThrowawayRepository,
  type ThrowawayRepository,
  tryCommit,
} from '../../git/throwaway-repository.ts';
import type { CommandResult, Io } from '../command.ts';
import { paintFor } from '../paint.ts';
import { SECURE_FILE, vulnerableFile } from './demo-files.ts';

const FILE = 'account.js';

/**
 * `hunkguard demo`: a real commit in a throw-away repository is blocked, the mended one passes.
 * Exit code 0 when both went that way, 2 otherwise: then this installation does not work.
 */
export async function demo(io: Io): Promise<CommandResult> {
  const repository = await createThrowawayRepository();
  const paint = await paintFor(io.stdoutIsTty, io.env);
  try {
    await installHook(repository);
    const blocked = await commitFile(repository, vulnerableFile(repository.dir));
    const passed = await commitFile(repository, SECURE_FILE);
    const worked = !blocked.ok && blocked.output.includes('blocking') && passed.ok;
    const stdout = [
      paint.bold(`$ git commit        # ${FILE}, as an assistant wrote it`),
      blocked.output.trimEnd(),
      blocked.ok
        ? paint.red('The commit went through: this is wrong.')
        : paint.red('The commit was refused.'),
      '',
      paint.bold(`$ git commit        # ${FILE}, mended`),
      passed.output.trimEnd(),
      passed.ok
        ? paint.green('The commit went through.')
        : paint.red('The commit was refused: this is wrong.'),
      '',
    ].join('\n');
    return { exitCode: worked ? 0 : 2, stdout, stderr: '' };
  } finally {
    await repository.remove();
  }
}

async function commitFile({ dir, git }: ThrowawayRepository, content: string) {
  await writeFile(join(dir, FILE), content);
  await git.add(FILE);
  return tryCommit(git, 'feat: accounts');
}

/** The one-line hook of the README: this very bundle, by the node that runs it. */
async function installHook({ dir }: ThrowawayRepository): Promise<void> {
  const bundle = join(import.meta.dirname, 'hunkguard.js');
  const quote = (path: string) => `'${path.replaceAll("'", `'\\''`)}'`;
  const hook = join(dir, '.git', 'hooks', 'pre-commit');
  await mkdir(join(dir, '.git', 'hooks'), { recursive: true });
  await writeFile(
    hook,
    `#!/bin/sh\nHUNKGUARD= exec ${quote(process.execPath)} ${quote(bundle)} hook pre-commit\n`,
  );
  await chmod(hook, 0o755);
}
