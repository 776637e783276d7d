import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hunkguard, type Outcome, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { type GitRepo, repoAt, withGitRepo } from '../../helpers/with-git-repo.ts';

/** What a run of a job left behind. */
interface Job extends Outcome {
  summary: string;
  sarif: { uri: string; line: number }[] | undefined;
  annotations: string[];
}

interface Step {
  event: string;
  payload: object;
  sha: string;
  env?: Record<string, string>;
  /** `git fetch` refs and depth, as actions/checkout would. */
  checkout: { ref: string; depth?: number; extra?: string[] };
  args?: string[];
}

const ZERO = '0'.repeat(40);
let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hunkguard-job-'));
});
afterAll(async () => rm(home, { recursive: true, force: true }));

/** Sets up a clone, variables and event file as a runner does, and runs `hunkguard ci`. */
async function runJob(origin: GitRepo, step: Step): Promise<Job> {
  const dir = await mkdtemp(join(home, 'work-'));
  const clone = repoAt(dir, home);
  await clone.git('init', '-q');
  await clone.git('remote', 'add', 'origin', pathToFileURL(origin.dir).href);
  const { ref, depth, extra = [] } = step.checkout;
  const depths = depth === undefined ? [] : [`--depth=${depth}`];
  await clone.git('fetch', '-q', ...depths, 'origin', ref, ...extra);
  const tip = await clone.git(
    'rev-parse',
    ref.includes(':') ? (ref.split(':')[1] as string) : 'FETCH_HEAD',
  );
  await clone.git('checkout', '-q', '--detach', tip);
  const event = join(dir, '..', `${step.event}-${Math.random()}.json`);
  const summary = join(dir, 'summary.md');
  await writeFile(event, JSON.stringify(step.payload));
  await writeFile(summary, '');
  const args = ['ci', '--format', 'github', '--format', 'sarif=out.sarif', ...(step.args ?? [])];
  const outcome = await hunkguard(clone, args, {
    env: {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: step.event,
      GITHUB_EVENT_PATH: event,
      GITHUB_SHA: step.sha,
      GITHUB_STEP_SUMMARY: summary,
      ...step.env,
    },
  });
  return {
    ...outcome,
    summary: await readFile(summary, 'utf8'),
    sarif: await readPlaces(join(dir, 'out.sarif')),
    annotations: outcome.stdout.split('\n').filter((line) => line.startsWith('::')),
  };
}

async function readPlaces(path: string): Promise<Job['sarif']> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a parsed document
  return JSON.parse(text).runs[0].results.map(({ locations: [{ physicalLocation }] }: any) => ({
    uri: physicalLocation.artifactLocation.uri,
    line: physicalLocation.region.startLine,
  }));
}

/** main: a, b · topic: leaves main at a, adds a key · refs/pull/1/merge as GitHub makes it. */
async function history(repo: GitRepo) {
  const commit = async (path: string, text: string) => {
    await repo.write(path, text);
    await repo.git('add', '.');
    await repo.git('commit', '-qm', path);
    return repo.git('rev-parse', 'HEAD');
  };
  const first = await commit('a.txt', 'a\n');
  await repo.git('checkout', '-qb', 'topic');
  const clean = await commit('clean.txt', 'nothing\n');
  const leak = await commit('deploy/keys.py', `import os\n${SECRET_LINE}\n`);
  await repo.git('checkout', '-q', 'main');
  const main = await commit('b.py', `# on main already\n${SECRET_LINE}\n`);
  await repo.git('checkout', '-q', '--detach', 'main');
  await repo.git('merge', '-q', '--no-ff', '-m', 'Merge', 'topic');
  const merge = await repo.git('rev-parse', 'HEAD');
  await repo.git('update-ref', 'refs/pull/1/merge', merge);
  await repo.git('update-ref', 'refs/pull/1/head', leak);
  await repo.git('update-ref', 'refs/heads/gh-readonly-queue/main/pr-1', merge);
  return { first, clean, leak, main, merge };
}

type Shas = Awaited<ReturnType<typeof history>>;

const pullRequest = ({ main, leak }: Shas, head = leak) => ({
  pull_request: { number: 1, base: { sha: main, ref: 'main' }, head: { sha: head, ref: 'topic' } },
  repository: { default_branch: 'main' },
});
const push = (before: string, after: string, ref = 'refs/heads/topic') => ({
  before,
  after,
  ref,
  repository: { default_branch: 'main' },
});
const EVERYTHING = ['+refs/heads/*:refs/remotes/origin/*'];
const LEAK = [{ uri: 'deploy/keys.py', line: 2 }];

/** The one leak of the topic is told everywhere, and what main held before is not. */
function expectLeak(job: Job): void {
  expect(job.stderr).toBe('');
  expect(job.exitCode).toBe(1);
  expect(job.sarif).toEqual(LEAK);
  expect(job.annotations).toHaveLength(1);
  expect(job.annotations[0]).toMatch(/^::error file=deploy\/keys\.py,line=2,endLine=2,col=/);
  expect(job.summary).toContain('<code>deploy/keys&#46;py&#58;2</code>');
  const token = /AKIA[A-Z0-9]{16}/;
  expect(job.stdout + job.summary + JSON.stringify(job.sarif)).not.toMatch(token);
}

const SCENARIOS: [string, (shas: Shas) => Step, (job: Job) => void][] = [
  [
    'pull request, whole history',
    (shas) => ({
      event: 'pull_request',
      payload: pullRequest(shas),
      sha: shas.merge,
      checkout: { ref: 'refs/pull/1/merge', extra: EVERYTHING },
    }),
    expectLeak,
  ],
  [
    'pull request, depth 2: the merge commit’s own parents',
    (shas) => ({
      event: 'pull_request',
      payload: pullRequest(shas),
      sha: shas.merge,
      checkout: { ref: 'refs/pull/1/merge', depth: 2 },
    }),
    (job) => {
      expect([1, 2]).toContain(job.exitCode);
      if (job.exitCode === 2) expect(job.stderr).toContain('fetch-depth: 0');
    },
  ],
  [
    'pull request, shallow: told how to fetch',
    (shas) => ({
      event: 'pull_request',
      payload: pullRequest(shas),
      sha: shas.merge,
      checkout: { ref: 'refs/pull/1/merge', depth: 1 },
    }),
    (job) => {
      expect(job.exitCode).toBe(2);
      expect(job.stderr).toMatch(/the clone is shallow/);
      expect(job.stderr).toContain('fetch-depth: 0');
      expect(job.sarif).toBeUndefined();
    },
  ],
  [
    'pull request of a fork, without a token',
    (shas) => ({
      event: 'pull_request',
      payload: {
        ...pullRequest(shas),
        pull_request: {
          ...pullRequest(shas).pull_request,
          head: { sha: shas.leak, repo: { fork: true } },
        },
      },
      sha: shas.merge,
      env: { GITHUB_TOKEN: '' },
      checkout: { ref: 'refs/pull/1/merge', extra: EVERYTHING },
    }),
    expectLeak,
  ],
  [
    'clean pull request',
    (shas) => ({
      event: 'pull_request',
      payload: pullRequest(shas, shas.clean),
      sha: shas.clean,
      checkout: { ref: 'refs/heads/topic', extra: EVERYTHING },
    }),
    (job) => {
      expect(job.exitCode).toBe(0);
      expect(job.sarif).toEqual([]);
      expect(job.annotations).toEqual([]);
      expect(job.summary).toContain('no findings');
    },
  ],
  [
    'merge queue',
    (shas) => ({
      event: 'merge_group',
      payload: { merge_group: { base_sha: shas.main, head_sha: shas.merge } },
      sha: shas.merge,
      checkout: { ref: 'refs/heads/gh-readonly-queue/main/pr-1', extra: EVERYTHING },
    }),
    expectLeak,
  ],
  [
    'push to a branch',
    (shas) => ({
      event: 'push',
      payload: push(shas.clean, shas.leak),
      sha: shas.leak,
      checkout: { ref: 'refs/heads/topic' },
    }),
    expectLeak,
  ],
  [
    'push of a new branch: what the default branch lacks',
    (shas) => ({
      event: 'push',
      payload: push(ZERO, shas.leak),
      sha: shas.leak,
      checkout: { ref: 'refs/heads/topic', extra: EVERYTHING },
    }),
    expectLeak,
  ],
  [
    'forced push whose old commit is gone: what the default branch lacks',
    (shas) => ({
      event: 'push',
      payload: push('1'.repeat(40), shas.leak),
      sha: shas.leak,
      checkout: { ref: 'refs/heads/topic', extra: EVERYTHING },
    }),
    expectLeak,
  ],
  [
    'push that deletes a branch: nothing, and said',
    (shas) => ({
      event: 'push',
      payload: push(shas.leak, ZERO),
      sha: shas.main,
      checkout: { ref: 'refs/heads/main' },
    }),
    (job) => {
      expect(job.exitCode).toBe(0);
      expect(job.stderr).toContain('nothing to scan: the push deletes a branch');
    },
  ],
  [
    'the first push of the default branch: everything',
    (shas) => ({
      event: 'push',
      payload: push(ZERO, shas.main, 'refs/heads/main'),
      sha: shas.main,
      checkout: { ref: 'refs/heads/main' },
    }),
    (job) => {
      expect(job.exitCode).toBe(1);
      expect(job.stdout).toContain('all files are scanned');
      expect(job.sarif).toEqual([{ uri: 'b.py', line: 2 }]);
    },
  ],
  [
    'schedule: no change, everything',
    (shas) => ({
      event: 'schedule',
      payload: {},
      sha: shas.main,
      checkout: { ref: 'refs/heads/main' },
    }),
    (job) => {
      expect(job.exitCode).toBe(1);
      expect(job.stdout).toContain('the event schedule brings no change: all files are scanned');
    },
  ],
  [
    'a pull request that is merged already: nothing added, and said',
    (shas) => ({
      event: 'pull_request',
      payload: pullRequest(shas, shas.first),
      sha: shas.first,
      checkout: { ref: 'refs/heads/main', extra: EVERYTHING },
    }),
    (job) => {
      expect(job.exitCode).toBe(0);
      expect(job.stdout).toMatch(/is part of base .* already/);
      expect(job.stdout).toContain('nothing to scan');
    },
  ],
];

describe('hunkguard ci in GitHub Actions', () => {
  test.each(SCENARIOS)('%s', async (_name, step, check) => {
    await withGitRepo(async (origin) => {
      const shas = await history(origin);
      await origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
      check(await runJob(origin, step(shas)));
    });
  });
});
