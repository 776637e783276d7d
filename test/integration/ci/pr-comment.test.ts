import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { hunkguard, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

interface Comment {
  id: number;
  body: string;
  user: { type: string };
  author_association: string;
}

/** The part of GitHub's REST API that comments of an issue need. */
class Api {
  comments: Comment[] = [];
  calls: string[] = [];
  /** Answers every call with these, one after the other, before it works. */
  failures: number[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/v3`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  add(body: string, over: Partial<Comment> = {}): void {
    const id = this.comments.length + 1;
    this.comments.push({ id, body, user: { type: 'User' }, author_association: 'NONE', ...over });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://localhost');
    this.calls.push(`${request.method} ${url.pathname}${url.search}`);
    const send = (status: number, json: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    let text = '';
    for await (const part of request) text += part;
    const failure = this.failures.shift();
    if (failure !== undefined)
      return void send(failure, { message: 'Resource not accessible by integration' });
    if (request.headers.authorization !== 'Bearer the-token')
      return void send(401, { message: 'Bad credentials' });
    const body = text === '' ? undefined : JSON.parse(text).body;
    const list = '/api/v3/repos/o/r/issues/7/comments';
    const one = /^\/api\/v3\/repos\/o\/r\/issues\/comments\/(\d+)$/.exec(url.pathname)?.[1];
    if (request.method === 'GET' && url.pathname === list) {
      const [size, page] = [
        Number(url.searchParams.get('per_page')),
        Number(url.searchParams.get('page')),
      ];
      return void send(200, this.comments.slice((page - 1) * size, page * size));
    }
    if (request.method === 'POST' && url.pathname === list) {
      this.add(body, { user: { type: 'Bot' } });
      return void send(201, this.comments.at(-1));
    }
    const comment = this.comments.find(({ id }) => id === Number(one));
    if (request.method !== 'PATCH' || comment === undefined)
      return void send(404, { message: 'Not Found' });
    comment.body = body;
    send(200, comment);
  }
}

let api = new Api();
afterEach(async () => {
  await api.stop();
  api = new Api();
});

async function comment(markdown: string, env: Record<string, string> = {}) {
  const url = await api.start().catch(() => '');
  let outcome = { exitCode: -1, stdout: '', stderr: '' };
  await withGitRepo(async (repo) => {
    outcome = await hunkguard(repo, ['pr-comment', '-', '--key', 'pr'], {
      input: markdown,
      env: {
        GITHUB_API_URL: url,
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_REF: 'refs/pull/7/merge',
        GITHUB_TOKEN: 'the-token',
        ...env,
      },
    });
  });
  return outcome;
}

test('posts the first comment, with its marker', async () => {
  const { exitCode, stderr } = await comment('# first');
  expect([exitCode, stderr]).toEqual([0, 'hunkguard: comment on pull request 7 created']);
  expect(api.comments.map(({ body }) => body)).toEqual(['<!-- hunkguard:pr -->\n# first']);
});

test('edits its own on the third page, and no other', async () => {
  for (let i = 0; i < 250; i++) api.add(i === 3 ? '<!-- hunkguard:gate -->\nother' : `chat ${i}`);
  api.add('<!-- hunkguard:pr -->\nold', { user: { type: 'Bot' } });
  const { stderr } = await comment('# new');
  expect(stderr).toContain('updated');
  expect(api.comments.at(-1)?.body).toBe('<!-- hunkguard:pr -->\n# new');
  expect(api.comments).toHaveLength(251);
  expect(api.calls.filter((call) => call.startsWith('GET'))).toHaveLength(3);
});

test('the same text again is no call', async () => {
  api.add('<!-- hunkguard:pr -->\n# same', { user: { type: 'Bot' } });
  expect((await comment('# same')).stderr).toContain('unchanged');
  expect(api.calls).toHaveLength(1);
});

test('a stranger who copies the marker is not taken for us', async () => {
  api.add('<!-- hunkguard:pr -->\nfake');
  expect((await comment('# real')).stderr).toContain('created');
  expect(api.comments[0]?.body).toContain('fake');
});

test.each([403, 401, 404])('a fork’s token answers %i: said, not failed', async (status) => {
  api.failures = [status];
  const { exitCode, stderr } = await comment('# x');
  expect(exitCode).toBe(0);
  expect(stderr).toContain(`answered ${status}`);
  expect(stderr).toContain('pull-requests: write');
  expect(stderr).not.toContain('the-token');
});

test('a failing server is asked again', async () => {
  api.failures = [502, 503];
  expect((await comment('# x')).stderr).toContain('created');
});

test('no token, no pull request, no server: said, not failed', async () => {
  expect(await comment('# x', { GITHUB_TOKEN: '' })).toMatchObject({
    exitCode: 0,
    stderr: 'hunkguard: no comment: there is no GITHUB_TOKEN',
  });
  await api.stop();
  api = new Api();
  expect((await comment('# x', { GITHUB_REF: 'refs/heads/main' })).stderr).toContain(
    'no pull request',
  );
  await api.stop();
  api = new Api();
  const down = await comment('# x', { GITHUB_API_URL: 'http://127.0.0.1:9' });
  expect([down.exitCode, down.stderr]).toEqual([0, expect.stringContaining("can't be reached")]);
});

test('a body over GitHub’s limit is cut at a line', async () => {
  await comment(`${'x'.repeat(100)}\n`.repeat(1000));
  const body = api.comments[0]?.body ?? '';
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toMatch(/x\n\n… cut: the whole report is in the job summary\.\n$/);
});

test('ci --comment: one comment, edited when the change becomes clean, none for a clean one', async () => {
  const url = await api.start();
  await withGitRepo(async (repo) => {
    const run = () =>
      hunkguard(repo, ['ci', '--base', 'main', '--comment'], {
        env: {
          GITHUB_ACTIONS: 'true',
          GITHUB_API_URL: url,
          GITHUB_REPOSITORY: 'o/r',
          GITHUB_REF: 'refs/pull/7/merge',
          GITHUB_TOKEN: 'the-token',
        },
      });
    await repo.git('commit', '-q', '--allow-empty', '-m', 'base');
    await repo.git('checkout', '-qb', 'topic');
    await repo.git('commit', '-q', '--allow-empty', '-m', 'nothing');
    expect((await run()).stderr).toContain('left out');
    await repo.write('a.py', `${SECRET_LINE}\n`);
    await repo.git('add', '.');
    await repo.git('commit', '-qm', 'key');
    const blocked = await run();
    expect([blocked.exitCode, blocked.stderr]).toEqual([1, expect.stringContaining('created')]);
    expect(api.comments[0]?.body).toContain('1 critical');
    await repo.write('a.py', 'x\n');
    await repo.git('commit', '-qam', 'out');
    expect((await run()).stderr).toContain('updated');
    expect(api.comments).toHaveLength(1);
  });
});
