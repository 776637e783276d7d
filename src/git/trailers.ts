import type { MessageText } from '../attribution/message-text.ts';
import type { Trailer } from '../attribution/splice-trailers.ts';
import { spliceTrailers, trailerLine } from '../attribution/splice-trailers.ts';
import { runGitSync, type TimedContext } from './run-git-sync.ts';

/** A comment prefix that no message line starts with, for messages whose `#` lines are content. */
const NO_COMMENTS = '\x01';

/** Keys of which a message holds one, replaced on amend. */
const REPLACED: ReadonlySet<string> = new Set(['ai-lines']);

/**
 * Adds trailers where `git interpret-trailers` says. Options come before the trailer that they are for:
 * git applies them to later ones only.
 * @returns the whole message file, Latin-1, or null when git would have changed more than that
 * @throws ToolError when git fails
 */
export function insertTrailers(
  context: TimedContext,
  message: MessageText,
  trailers: readonly Trailer[],
): string | null {
  const { head, tail, comment } = message;
  const original = head.endsWith('\n') ? head : `${head}\n`;
  if (trailers.length === 0) return original + tail;
  const { stdout } = runGitSync(context, {
    args: [
      '-c',
      `core.commentChar=${comment ?? NO_COMMENTS}`,
      'interpret-trailers',
      '--no-divider',
      '--where=end',
      '--if-missing=add',
      ...trailers.flatMap((trailer) => [
        `--if-exists=${REPLACED.has(trailer.key.toLowerCase()) ? 'replace' : 'addIfDifferent'}`,
        `--trailer=${trailerLine(trailer)}`,
      ]),
    ],
    input: Buffer.from(original.replaceAll('\r\n', '\n'), 'latin1'),
  });
  const spliced = spliceTrailers(original, stdout.toString('latin1'), trailers, REPLACED);
  return spliced === null ? null : spliced + tail;
}
