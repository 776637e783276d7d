import { expect, test } from 'vitest';
import { readCiChange } from '../../../src/commands/ci/ci-systems.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const ZERO = '0'.repeat(40);

test.each([
  [
    'GitLab merge request',
    {
      GITLAB_CI: 'true',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: A,
      CI_COMMIT_SHA: B,
      CI_COMMIT_BEFORE_SHA: ZERO,
    },
    { bases: [A], heads: [B, 'HEAD'] },
  ],
  [
    'GitLab merged results: the source’s own head',
    {
      GITLAB_CI: 'true',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: A,
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: B,
      CI_COMMIT_SHA: ZERO,
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'dev',
    },
    { bases: [A, 'origin/dev'], heads: [B, ZERO, 'HEAD'] },
  ],
  [
    'GitLab, a new branch',
    {
      GITLAB_CI: 'true',
      CI_COMMIT_BEFORE_SHA: ZERO,
      CI_COMMIT_BRANCH: 't',
      CI_DEFAULT_BRANCH: 'main',
    },
    { bases: ['origin/main'] },
  ],
  [
    'GitLab, a schedule on the default branch',
    {
      GITLAB_CI: 'true',
      CI_COMMIT_BEFORE_SHA: ZERO,
      CI_COMMIT_BRANCH: 'main',
      CI_DEFAULT_BRANCH: 'main',
    },
    { bases: [], everything: 'this pipeline follows no push' },
  ],
  [
    'Bitbucket pull request',
    {
      BITBUCKET_BUILD_NUMBER: '1',
      BITBUCKET_PR_DESTINATION_COMMIT: 'abc123',
      BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      BITBUCKET_COMMIT: B,
    },
    { bases: ['abc123', 'origin/main'], heads: [B, 'HEAD'] },
  ],
  [
    'CircleCI branch',
    { CIRCLECI: 'true', CIRCLE_BRANCH: 'topic', CIRCLE_SHA1: B },
    { bases: ['origin/HEAD', 'origin/main', 'origin/master'], heads: [B, 'HEAD'] },
  ],
  ['CircleCI main', { CIRCLECI: 'true', CIRCLE_BRANCH: 'main' }, { bases: ['HEAD^1'] }],
  [
    'Jenkins change',
    { JENKINS_URL: 'http://j', CHANGE_TARGET: 'release/1', GIT_COMMIT: B },
    { bases: ['origin/release/1'], heads: [B, 'HEAD'] },
  ],
  [
    'Jenkins branch',
    { JENKINS_URL: 'http://j', GIT_PREVIOUS_SUCCESSFUL_COMMIT: A, GIT_BRANCH: 'origin/main' },
    { bases: [A, 'HEAD^1'] },
  ],
  [
    'Azure pull request',
    {
      TF_BUILD: 'True',
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
      SYSTEM_PULLREQUEST_SOURCECOMMITID: A,
      BUILD_SOURCEVERSION: B,
    },
    { bases: ['origin/main'], heads: [A, B, 'HEAD'] },
  ],
])('%s', (_name, env, expected) => {
  expect(readCiChange(env, undefined)).toMatchObject(expected);
});

test('a laptop is no CI system', () => {
  expect(readCiChange({ CI: 'true', HOME: '/' }, undefined)).toBeUndefined();
});

test('an event file that says strange things says nothing', () => {
  const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: A };
  for (const event of [null, [], 'x', { pull_request: { base: { sha: 1 } } }]) {
    expect(readCiChange(env, event)).toMatchObject({ bases: ['HEAD^1'], heads: ['HEAD'] });
  }
});
