import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { PendingTrailers } from '../attribution/prepare-message.ts';
import { STATE_FILES } from '../attribution/replay.ts';
import { guessGitDir } from './find-repository.ts';
import type { GitContext } from './git-context.ts';

/**
 * The git directory of the work tree that a commit is made in. Git keeps the message file right in it,
 * so its folder is the answer without starting git; what `rev-parse --git-path` would say for the state
 * files, in linked work trees too.
 */
export function gitDirOfMessage(context: GitContext, messageFile: string): string {
  const folder = dirname(resolve(context.cwd, messageFile));
  return existsSync(join(folder, 'HEAD')) ? folder : guessGitDir(context);
}

/** The message as Latin-1, or null when there is no such file. */
export function readMessageFile(context: GitContext, messageFile: string): string | null {
  const path = resolve(context.cwd, messageFile);
  return existsSync(path) ? readFileSync(path, 'latin1') : null;
}

/** Writes a message that was read as Latin-1. */
export function writeMessageFile(context: GitContext, messageFile: string, text: string): void {
  writeFileSync(resolve(context.cwd, messageFile), text, 'latin1');
}

/** Which of git's state files stand there now. */
export function readState(gitDir: string): ReadonlySet<string> {
  return new Set(STATE_FILES.filter((name) => existsSync(join(gitDir, name))));
}

/** The message that `merge --squash` or a rebase's squash composed, Latin-1, or empty. */
export function readSquashMessage(gitDir: string): string {
  const paths = ['SQUASH_MSG', 'rebase-merge/message-squash'].map((name) => join(gitDir, name));
  const path = paths.find((candidate) => existsSync(candidate));
  return path === undefined ? '' : readFileSync(path, 'latin1');
}

const PENDING = 'hunkguard-pending.json';

/** Leaves trailers for commit-msg. */
export function writePending(gitDir: string, pending: PendingTrailers): void {
  mkdirSync(gitDir, { recursive: true });
  writeFileSync(join(gitDir, PENDING), JSON.stringify(pending));
}

/**
 * Takes what prepare-commit-msg left, so that it serves one commit only: after an aborted editor
 * commit-msg never runs, and the next commit may be somebody else's.
 */
export function takePending(gitDir: string): PendingTrailers | null {
  const path = join(gitDir, PENDING);
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  rmSync(path, { force: true });
  return JSON.parse(text) as PendingTrailers;
}
