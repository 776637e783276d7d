import type { PullRequest } from './pull-request.ts';

const TIMEOUT_MS = 15_000;
const ATTEMPTS = 3;

/** GitHub said no, or could not be reached; the message says which. */
export class ApiError extends Error {}

/**
 * One call of GitHub's REST API; tried again when the server fails.
 * @param path from the API's root
 * @returns the parsed answer
 * @throws ApiError
 */
export async function callApi(
  { api, token }: Pick<PullRequest, 'api' | 'token'>,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    const response = await send(`${api}${path}`, method, token, body);
    if (response.ok) return response.json().catch(() => undefined);
    if (response.status < 500 || attempt === ATTEMPTS) {
      const said = await response.text().catch(() => '');
      throw new ApiError(`${method} ${path} answered ${response.status}${messageIn(said)}`);
    }
    await response.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 250 * attempt));
  }
}

async function send(url: string, method: string, token: string, body?: object): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'user-agent': 'hunkguard',
        'x-github-api-version': '2022-11-28',
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // A redirect could carry the body elsewhere.
      redirect: 'error',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    const cause = (error as Error).cause;
    const why = cause instanceof Error ? cause.message : (error as Error).message;
    throw new ApiError(`GitHub can't be reached: ${why}`, { cause: error });
  }
}

function messageIn(said: string): string {
  try {
    const message: unknown = JSON.parse(said).message;
    return typeof message === 'string' ? `: ${message}` : '';
  } catch {
    return '';
  }
}
