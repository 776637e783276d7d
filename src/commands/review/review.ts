import type { Identity } from '../../attribution/identity.ts';
import { isHandleOf, reviewMarkers } from '../../attribution/marker-review.ts';
import { writeReview } from '../../attribution/marker-write.ts';
import { parseMarkers } from '../../attribution/markers.ts';
import { ToolError } from '../../errors.ts';
import { show } from '../../report/show.ts';
import type { CommandResult, Io } from '../command.ts';
import type { SourceFile } from '../source-file.ts';
import { openSource } from '../source-file.ts';
import { currentUser } from './current-user.ts';
import { lineOwners } from './line-owners.ts';

export interface ReviewArguments {
  file: string;
  /** Login of the reviewer without `@`; default from git's config. */
  user: string | undefined;
  /** Judge the reviews that are there instead of writing one. */
  check: boolean;
}

/** `hunkguard review FILE[:LINES]`: writes `REVIEWED: @user (today)` below AI markers, or judges those there. */
export async function review(io: Io, args: ReviewArguments): Promise<CommandResult> {
  const file = openSource(io, args.file);
  if (args.check) return await check(io, file);
  const user = args.user ?? (await currentUser(io));
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(user)) {
    throw new ToolError(
      `"${user}" is no login`,
      'Give --user LOGIN, letters, digits and ._- only.',
    );
  }
  const author = await authorAmong(io, file, user);
  if (author !== null) {
    const stderr = `hunkguard: @${user} wrote some of these lines; a review is somebody else's to give.\n`;
    return { exitCode: 1, stdout: '', stderr };
  }
  const date = io.now().toISOString().slice(0, 10);
  const reviewed = writeReview(file.source, file.path, file.range, user, date);
  if (reviewed === null) {
    throw new ToolError(
      `${file.path} has no AI-GENERATED marker there`,
      'Mark the lines first: hunkguard mark FILE:LINES --agent NAME.',
    );
  }
  file.write(reviewed.source);
  const lines = reviewed.lines.map(
    (line) => `${show(file.path)}:${line}  REVIEWED: @${user} (${date})\n`,
  );
  return { exitCode: 0, stdout: lines.join(''), stderr: '' };
}

async function authorAmong(io: Io, file: SourceFile, user: string): Promise<Identity | null> {
  const owners = await lineOwners(io, file.path);
  const covered = parseMarkers(file.source, file.path).filter(
    ({ kind, cover, line }) =>
      kind === 'ai' &&
      (file.range === null || (line <= file.range.end && cover.end >= file.range.start)),
  );
  for (const { cover } of covered) {
    for (let line = cover.start; line <= cover.end; line += 1) {
      const author = owners.get(line)?.author;
      if (author !== undefined && isHandleOf(user, author)) return author;
    }
  }
  return null;
}

async function check(io: Io, file: SourceFile): Promise<CommandResult> {
  const owners = await lineOwners(io, file.path);
  const reviews = reviewMarkers(parseMarkers(file.source, file.path), (line) => owners.get(line));
  const lines = reviews.map(({ marker, review: by, status }) => {
    const who = by === null ? '' : `, @${by.name} (${by.date ?? 'no date'})`;
    return `${show(file.path)}:${marker.line}  ${status}  ${marker.name}, lines ${marker.cover.start}-${marker.cover.end}${who}\n`;
  });
  const isReviewed = reviews.every(({ status }) => status === 'reviewed');
  return { exitCode: isReviewed ? 0 : 1, stdout: lines.join(''), stderr: '' };
}
