import type { Attribution } from '../attribution/attribute-commit.ts';
import { attributeCommit } from '../attribution/attribute-commit.ts';
import type { LoggedCommit } from '../git/commit-log.ts';
import { readAddedMarkerLines, readLog } from '../git/commit-log.ts';
import type { GitContext } from '../git/git-context.ts';
import { readAiNotes } from '../git/notes.ts';

/** A commit of the history and who wrote it. */
export interface AttributedCommit extends LoggedCommit {
  attribution: Attribution;
}

/**
 * Reads commits and all evidence on them, newest first.
 * @param revisions as `git log` takes them
 * @param input further revisions, one a line
 * @throws ToolError when git fails
 */
export async function attributedCommits(
  context: GitContext,
  revisions: readonly string[],
  input?: string,
): Promise<AttributedCommit[]> {
  const [commits, markers] = await Promise.all([
    readLog(context, revisions, input),
    readAddedMarkerLines(context, revisions, input),
  ]);
  const notes = await readAiNotes(context, new Set(commits.map(({ oid }) => oid)));
  return commits.map((commit) => ({
    ...commit,
    attribution: attributeCommit({
      ...commit,
      notes: notes.filter((note) => note.commit === commit.oid),
      markerLines: markers.get(commit.oid) ?? [],
    }),
  }));
}
