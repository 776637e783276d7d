import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expandPlaceholders } from '../../src/rules/expand.ts';
import type { GitRepo } from './with-git-repo.ts';

export const BUNDLE = join(import.meta.dirname, '..', '..', 'dist', 'hunkguard.js');

/** A line with a fake key, made at run time so that nothing token-shaped stands in the tree. */
export const SECRET_LINE = expandPlaceholders('aws_access_key_id = "AKIA{{base32:16}}"', 'planted');

export interface Outcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs the bundle in a repository, as a user does. */
export async function hunkguard(
  repo: GitRepo,
  args: readonly string[],
  options: { input?: string | Uint8Array; env?: Record<string, string>; cwd?: string } = {},
): Promise<Outcome> {
  const { exitCode, stdout, stderr } = await execa('node', [BUNDLE, ...args], {
    cwd: options.cwd ?? repo.dir,
    env: { ...repo.env, ...options.env },
    extendEnv: false,
    reject: false,
    ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
  });
  return { exitCode: exitCode ?? -1, stdout, stderr };
}

/** Installs the bundle as one of git's hooks, the plain way. */
export async function installHook(repo: GitRepo, name = 'pre-commit'): Promise<void> {
  const dir = join(repo.dir, '.git', 'hooks');
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, name), `#!/bin/sh\nexec node '${BUNDLE}' hook ${name} "$@"\n`);
  await chmod(join(dir, name), 0o755);
}

/** `git commit` with the hooks that are installed. */
export async function commit(
  repo: GitRepo,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const { exitCode, stdout, stderr } = await execa('git', ['commit', '-m', 'change', ...args], {
    cwd: repo.dir,
    env: { ...repo.env, ...env },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
  return { exitCode: exitCode ?? -1, stdout, stderr };
}
