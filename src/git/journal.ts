import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { safeAgentName } from '../attribution/agent-name.ts';
import type { GitContext } from './git-context.ts';
import { JOURNAL_MARKER } from './journal-marker.ts';
import { runGit } from './run-git.ts';

/** One edit of one file by a coding agent, told by the agent's own hook. */
export interface AgentEdit {
  /** Repository-relative, forward slashes, no line breaks. */
  path: string;
  /** The file before the edit, or null when there was none. */
  before: Uint8Array | null;
  /** The file after it, or null when the edit deleted it. */
  after: Uint8Array | null;
  /** Display name; made safe here. */
  agent: string;
}

/** What the marker file holds: the newest snapshot and the HEAD it was taken on. */
export interface JournalState {
  tip: string;
  head: string | null;
}

/** Author addresses of snapshots; `.invalid` can be nobody's (RFC 2606). */
export const AI_EMAIL = 'ai@journal.invalid';
export const HUMAN_EMAIL = 'human@journal.invalid';

/**
 * Adds an edit to the journal of this work tree: a chain of commits of the touched files alone, the
 * state before an edit by a person, the state after it by the agent, so that `git blame` can tell them
 * apart later. The chain hangs on a file in the git directory and on no ref: nothing pushes it, `log
 * --all` doesn't show it, and git collects it two weeks after its last use.
 * @throws ToolError when git fails
 */
export async function recordAgentEdit(context: GitContext, edit: AgentEdit): Promise<void> {
  if (/[\0\r\n]/.test(edit.path)) return;
  const gitDir = await gitDirectory(context);
  await withLock(gitDir, async () => {
    const index = join(gitDir, `${JOURNAL_MARKER}-index`);
    const journal = { cwd: context.cwd, env: { ...context.env, GIT_INDEX_FILE: index } };
    const names = await resolveNames(context, ['HEAD^{commit}']);
    const head = names[0] ?? null;
    let tip = await currentTip(context, gitDir, head);
    rmSync(index, { force: true });
    if (tip !== null) await runGit(journal, { args: ['read-tree', tip] });
    const known = tip === null ? null : (await resolveNames(context, [`${tip}:${edit.path}`]))[0];
    const before = await storeBlob(context, edit.path, edit.before);
    if (before !== (known ?? null)) {
      tip = await snapshot(journal, edit.path, before, tip, 'human', HUMAN_EMAIL);
    }
    const after = await storeBlob(context, edit.path, edit.after);
    const agent = safeAgentName(edit.agent) ?? 'agent';
    tip = await snapshot(journal, edit.path, after, tip, agent, AI_EMAIL);
    rmSync(index, { force: true });
    writeFileSync(join(gitDir, JOURNAL_MARKER), JSON.stringify({ tip, head }));
  });
}

/** The journal's newest snapshot, or null when there is no readable journal. */
export function readJournal(gitDir: string): JournalState | null {
  try {
    const state = JSON.parse(readFileSync(join(gitDir, JOURNAL_MARKER), 'utf8')) as JournalState;
    return /^[0-9a-f]{40,64}$/.test(state.tip) ? state : null;
  } catch {
    return null;
  }
}

async function gitDirectory(context: GitContext): Promise<string> {
  const { stdout } = await runGit(context, { args: ['rev-parse', '--absolute-git-dir'] });
  return stdout.toString('utf8').replace(/\r?\n$/, '');
}

/** The snapshot to go on from; none when its objects are gone or HEAD holds all that it recorded. */
async function currentTip(
  context: GitContext,
  gitDir: string,
  head: string | null,
): Promise<string | null> {
  const state = readJournal(gitDir);
  if (state === null) return null;
  const [tip] = await resolveNames(context, [`${state.tip}^{commit}`]);
  if (tip === null || tip === undefined) return null;
  if (head === state.head || head === null) return tip;
  return (await isCommitted(context, tip, head)) ? null : tip;
}

async function isCommitted(context: GitContext, tip: string, head: string): Promise<boolean> {
  const { stdout } = await runGit(context, { args: ['ls-tree', '-r', '-z', tip] });
  const entries = stdout
    .toString('utf8')
    .split('\0')
    .flatMap((record) => {
      const match = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(record);
      return match === null ? [] : [{ oid: match[1], path: match[2] }];
    });
  const committed = await resolveNames(
    context,
    entries.map(({ path }) => `${head}:${path}`),
  );
  return entries.every(({ oid }, at) => committed[at] === oid);
}

/** Object ids of revision expressions, null for what does not exist. */
async function resolveNames(
  context: GitContext,
  names: readonly string[],
): Promise<(string | null)[]> {
  if (names.length === 0) return [];
  const { stdout } = await runGit(context, {
    args: ['cat-file', '--batch-check=%(objectname)'],
    input: names.map((name) => `${name}\n`).join(''),
  });
  return stdout
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (/^[0-9a-f]{40,64}$/.test(line) ? line : null));
}

/** Stores content as `git add` would, filters applied, so that it compares with what is staged. */
async function storeBlob(
  context: GitContext,
  path: string,
  content: Uint8Array | null,
): Promise<string | null> {
  if (content === null) return null;
  const { stdout } = await runGit(context, {
    args: ['hash-object', '-w', `--path=${path}`, '--stdin'],
    input: content,
  });
  return stdout.toString('utf8').trim();
}

async function snapshot(
  journal: GitContext,
  path: string,
  blob: string | null,
  parent: string | null,
  name: string,
  email: string,
): Promise<string> {
  const entry = blob === null ? `0 ${'0'.repeat(40)}\t${path}` : `100644 ${blob}\t${path}`;
  await runGit(journal, { args: ['update-index', '-z', '--index-info'], input: `${entry}\0` });
  const tree = await runGit(journal, { args: ['write-tree'] });
  return commitTree(journal, tree.stdout.toString('utf8').trim(), parent === null ? [] : [parent], {
    name,
    email,
  });
}

/** Makes a commit that no branch holds; never signed, never with the user's identity. */
export async function commitTree(
  context: GitContext,
  tree: string,
  parents: readonly string[],
  who: { name: string; email: string },
): Promise<string> {
  const env = {
    ...context.env,
    GIT_AUTHOR_NAME: who.name,
    GIT_AUTHOR_EMAIL: who.email,
    GIT_COMMITTER_NAME: who.name,
    GIT_COMMITTER_EMAIL: who.email,
    GIT_AUTHOR_DATE: undefined,
    GIT_COMMITTER_DATE: undefined,
  };
  const { stdout } = await runGit(
    { ...context, env },
    {
      args: ['commit-tree', '--no-gpg-sign', tree, ...parents.flatMap((parent) => ['-p', parent])],
      input: 'journal\n',
    },
  );
  return stdout.toString('utf8').trim();
}

const LOCK_STALE_MS = 10_000;
const LOCK_WAIT_MS = 5_000;

/** Two agents may edit at once; each waits for the other, and for no dead process. */
async function withLock(gitDir: string, work: () => Promise<void>): Promise<void> {
  const path = join(gitDir, `${JOURNAL_MARKER}.lock`);
  const deadline = Date.now() + LOCK_WAIT_MS;
  while (!tryLock(path)) {
    if (Date.now() > deadline) return;
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - made > LOCK_STALE_MS) rmSync(path, { force: true });
    else await sleep(15);
  }
  try {
    await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch {
    return false;
  }
}
