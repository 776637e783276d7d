import { show } from '../../report/show.ts';
import type { Io } from '../command.ts';
import { ApiError } from './call-api.ts';
import { findPullRequest } from './pull-request.ts';
import { postStickyComment, type StickyComment } from './sticky-comment.ts';

/**
 * Comments where it may. A pull request of a fork has a token that only reads: that is said, and decides
 * nothing.
 * @returns what came of it, for standard error
 */
export async function commentOnPull(io: Io, comment: StickyComment): Promise<string> {
  const pull = await findPullRequest(io);
  if (typeof pull === 'string') return `hunkguard: no comment: ${pull}\n`;
  try {
    const done = await postStickyComment(pull, comment);
    return `hunkguard: comment on pull request ${pull.number} ${done}\n`;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const hint = / answered (?:401|403|404)/.test(error.message)
      ? ' (it needs `permissions: pull-requests: write`, which forks don’t get)'
      : '';
    return `hunkguard: no comment: ${show(error.message)}${hint}\n`;
  }
}
