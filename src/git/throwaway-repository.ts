import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitError, type SimpleGit, simpleGit } from 'simple-git';

export interface ThrowawayRepository {
  dir: string;
  git: SimpleGit;
  remove: () => Promise<void>;
}

/** What a git command printed, and whether it did what it was asked. */
export interface GitOutcome {
  ok: boolean;
  output: string;
}

/**
 * A new repository in the temporary folder with an identity of its own; no hooks, no signing. simple-git
 * keeps GIT_* variables from it, so that a call from within a hook touches nothing of the caller's.
 */
export async function createThrowawayRepository(): Promise<ThrowawayRepository> {
  const dir = await mkdtemp(join(tmpdir(), 'hunkguard-'));
  const git = simpleGit({
    baseDir: dir,
    unsafe: { allowUnsafeHooksPath: true, allowUnsafeTemplateDir: true },
  });
  await git.raw(['init', '--quiet', '--template=', '--initial-branch=main']);
  await git.addConfig('user.name', 'Demo');
  await git.addConfig('user.email', 'demo@example.invalid');
  await git.addConfig('commit.gpgsign', 'false');
  await git.addConfig('core.hooksPath', '.git/hooks');
  return { dir, git, remove: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }) };
}

/** `git commit` with its hooks; a refusal is an answer, not an error. */
export async function tryCommit(git: SimpleGit, message: string): Promise<GitOutcome> {
  try {
    return { ok: true, output: await git.raw(['commit', '--message', message]) };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { ok: false, output: error.message };
  }
}
