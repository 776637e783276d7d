import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  createThrowawayRepository,
  type GitOutcome,
  tryCommit,
} from '../../git/throwaway-repository.ts';
import { expandPlaceholders } from '../../rules/expand.ts';
import type { Surroundings } from './look-around.ts';
import { replicaOf } from './replica.ts';

const PLANTED = 'planted-by-hunkguard.txt';

/** What two real commits through the installed hooks showed. */
export interface Proof {
  /** A file with a fake key was refused, by hunkguard and not by something else. */
  blocked: boolean;
  /** A harmless file went through. */
  passed: boolean;
  /** What the commit that went wrong printed; '' when none did. */
  output: string;
}

/**
 * Commits a harmless file and one with a fake key in a throw-away repository that has the same hooks,
 * without the hooks and jobs that are not hunkguard's. The user's index, history and work tree are not
 * touched.
 */
export async function prove(around: Surroundings, launcher: string | null): Promise<Proof> {
  const repository = await createThrowawayRepository();
  const { dir, git } = repository;
  try {
    const replica = await replicaOf(around, launcher);
    await git.addConfig('core.hooksPath', replica.hooksPath);
    for (const [path, { content, mode }] of replica.files) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), content);
      await chmod(join(dir, path), mode);
    }
    for (const path of replica.links) await link(around.dir.top, dir, path);
    if (replica.configs.length > 0) await git.add(replica.configs);
    const commit = async (name: string, content: string) => {
      await writeFile(join(dir, name), content);
      await git.add(name);
      return tryCommit(git, 'proof');
    };
    return judge(
      await commit('harmless.txt', 'hello\n'),
      await commit(PLANTED, `token = "${expandPlaceholders('ghp_{{crc62:30}}', 'proof')}"\n`),
    );
  } finally {
    await repository.remove();
  }
}

function judge(harmless: GitOutcome, planted: GitOutcome): Proof {
  const blocked = !planted.ok && planted.output.includes(PLANTED);
  const passed = harmless.ok;
  return { blocked, passed, output: !passed ? harmless.output : blocked ? '' : planted.output };
}

async function link(top: string, dir: string, path: string): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await symlink(join(top, path), join(dir, path), 'junction');
}
