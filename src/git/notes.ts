import type { GitContext } from './git-context.ts';
import { runGit } from './run-git.ts';

/** Note refs of tools that record agents' work: git-ai's, and Qwen Code's. */
export const AI_NOTE_REFS = ['refs/notes/ai', 'refs/notes/ai-attribution'] as const;
export type AiNoteRef = (typeof AI_NOTE_REFS)[number];

/** A note on a commit. */
export interface CommitNote {
  ref: AiNoteRef;
  commit: string;
  text: string;
}

/** A note longer than this is not read whole: what matters stands before. */
const MAX_NOTE = 4 * 1024 * 1024;

/**
 * Reads the notes of these commits from the refs that exist. Neither clone nor fetch brings notes by
 * default: none is no proof of anything.
 * @throws ToolError when git fails
 */
export async function readAiNotes(
  context: GitContext,
  commits: ReadonlySet<string>,
): Promise<CommitNote[]> {
  const notes: CommitNote[] = [];
  for (const ref of await existingRefs(context)) {
    const { stdout } = await runGit(context, { args: ['notes', `--ref=${ref}`, 'list'] });
    const wanted = stdout
      .toString('utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, commit]) => commit !== undefined && commits.has(commit));
    const texts = await readBlobs(
      context,
      wanted.map(([blob = '']) => blob),
    );
    for (const [index, [, commit = '']] of wanted.entries()) {
      notes.push({ ref, commit, text: texts[index] ?? '' });
    }
  }
  return notes;
}

async function existingRefs(context: GitContext): Promise<AiNoteRef[]> {
  const { stdout } = await runGit(context, {
    args: ['for-each-ref', '--format=%(refname)', ...AI_NOTE_REFS],
  });
  const names = new Set(stdout.toString('utf8').split('\n'));
  return AI_NOTE_REFS.filter((ref) => names.has(ref));
}

async function readBlobs(context: GitContext, oids: readonly string[]): Promise<string[]> {
  if (oids.length === 0) return [];
  const { stdout } = await runGit(context, {
    args: ['cat-file', '--batch'],
    input: oids.map((oid) => `${oid}\n`).join(''),
  });
  const texts: string[] = [];
  let at = 0;
  while (at < stdout.length) {
    const headerEnd = stdout.indexOf(0x0a, at);
    const size = / blob (\d+)$/.exec(stdout.toString('latin1', at, headerEnd))?.[1];
    const start = headerEnd + 1;
    const length = size === undefined ? 0 : Number(size);
    texts.push(stdout.toString('utf8', start, start + Math.min(length, MAX_NOTE)));
    at = size === undefined ? start : start + length + 1;
  }
  return texts;
}
