import { callApi } from './call-api.ts';
import type { PullRequest } from './pull-request.ts';

/** GitHub refuses a longer body. */
const MOST_BODY = 65_536;
const PAGE = 100;
const MOST_PAGES = 50;

export interface StickyComment {
  /** Tells several comments of hunkguard on one pull request apart, such as `gate`. */
  key: string;
  markdown: string;
  /** Post it when there is none yet; false updates alone. */
  create: boolean;
}

interface Comment {
  id: number;
  body?: string | null;
  user?: { type?: string } | null;
  author_association?: string;
}

/**
 * Posts a comment, or edits the one that an earlier run posted.
 * @throws ApiError when GitHub refuses or can't be reached
 */
export async function postStickyComment(
  pull: PullRequest,
  { key, markdown, create }: StickyComment,
): Promise<'created' | 'updated' | 'unchanged' | 'left out'> {
  const marker = `<!-- hunkguard:${key} -->`;
  const body = clip(`${marker}\n${markdown}`);
  const issues = `/repos/${pull.repository}/issues`;
  const known = await findComment(pull, `${issues}/${pull.number}/comments`, marker);
  if (known?.body === body) return 'unchanged';
  if (known !== undefined) {
    await callApi(pull, 'PATCH', `${issues}/comments/${known.id}`, { body });
    return 'updated';
  }
  if (!create) return 'left out';
  await callApi(pull, 'POST', `${issues}/${pull.number}/comments`, { body });
  return 'created';
}

async function findComment(
  pull: PullRequest,
  path: string,
  marker: string,
): Promise<Comment | undefined> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const found = await callApi(pull, 'GET', `${path}?per_page=${PAGE}&page=${page}`);
    const comments: Comment[] = Array.isArray(found) ? found : [];
    const own = comments.find((comment) => isOurs(comment, marker));
    if (own !== undefined || comments.length < PAGE) return own;
  }
  return undefined;
}

/** Anyone can write the marker; only a bot's or a member's comment is taken for ours. */
function isOurs({ body, user, author_association }: Comment, marker: string): boolean {
  if (body?.startsWith(marker) !== true) return false;
  return (
    user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(author_association ?? '')
  );
}

function clip(body: string): string {
  if (body.length <= MOST_BODY) return body;
  const note = '\n\n… cut: the whole report is in the job summary.\n';
  const end = body.lastIndexOf('\n', MOST_BODY - note.length);
  return body.slice(0, end) + note;
}
