import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

const CACHE = join(import.meta.dirname, '..', '..', '..', '.cache');

/**
 * The folder of a real pre-commit, 4.6.2 or later (older ones can't install a `language: node` hook with
 * every npm): the one on PATH, else one from PyPI in a virtual environment of its own.
 */
export async function preCommitFolder(): Promise<string | null> {
  const { stdout, exitCode } = await execa('pre-commit', ['--version'], { reject: false });
  if (exitCode === 0 && isRecent(stdout)) return null;
  const folder = join(CACHE, 'pre-commit');
  if (!existsSync(folder)) {
    await mkdir(CACHE, { recursive: true });
    const made = await mkdtemp(`${folder}-`);
    await execa('python3', ['-m', 'venv', made]);
    await execa(join(made, 'bin', 'python'), ['-m', 'pip', 'install', '-q', 'pre-commit>=4.6.2']);
    await rename(made, folder).catch(() => rm(made, { recursive: true }));
  }
  return join(folder, 'bin');
}

function isRecent(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = (/\d+(?:\.\d+)+/.exec(version)?.[0] ?? '')
    .split('.')
    .map(Number);
  return major > 4 || (major === 4 && (minor > 6 || (minor === 6 && patch >= 2)));
}
