type Env = Readonly<Record<string, string | undefined>>;

/** What a CI system says of the change that it builds; names are tried in order until one is there. */
export interface CiChange {
  /** How messages call the system. */
  system: string;
  bases: string[];
  heads: string[];
  /** How its clone gets the whole history. */
  deepen: string;
  /** Why there is no change to compare, and everything is scanned. */
  everything?: string;
  /** Why there is nothing to scan at all. */
  nothing?: string;
}

interface CiSystem {
  /** Whether these are its variables. */
  runs: (env: Env) => boolean;
  read: (env: Env, event: unknown) => CiChange;
}

/** The variables are those that each system's own documentation names. */
const SYSTEMS: readonly CiSystem[] = [
  { runs: (env) => env.GITHUB_ACTIONS === 'true', read: readGithub },
  { runs: (env) => env.GITLAB_CI === 'true', read: readGitlab },
  { runs: (env) => isSet(env.BITBUCKET_BUILD_NUMBER), read: readBitbucket },
  { runs: (env) => env.CIRCLECI === 'true', read: readCircle },
  { runs: (env) => env.TF_BUILD?.toLowerCase() === 'true', read: readAzure },
  { runs: (env) => isSet(env.JENKINS_URL), read: readJenkins },
];

/** Branches that a change most likely goes into, where a system doesn't say. */
const DEFAULT_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master'];

/**
 * Reads base and head of the change from a CI system's variables.
 * @param event the parsed event file, where the system writes one
 * @returns undefined when no system is recognised
 */
export function readCiChange(env: Env, event: unknown): CiChange | undefined {
  return SYSTEMS.find(({ runs }) => runs(env))?.read(env, event);
}

function readGithub(env: Env, event: unknown): CiChange {
  const change = {
    system: 'GitHub Actions',
    deepen: 'give actions/checkout `fetch-depth: 0`',
    heads: given(env.GITHUB_SHA, 'HEAD'),
  };
  const of = (...path: string[]) => textAt(event, path);
  const name = env.GITHUB_EVENT_NAME ?? '';
  if (name === 'pull_request' || name === 'pull_request_target') {
    const branch = env.GITHUB_BASE_REF;
    return {
      ...change,
      // A checkout of depth 2 has the merge commit and its parents, and no more.
      bases: given(of('pull_request', 'base', 'sha'), branch && `origin/${branch}`, 'HEAD^1'),
      heads: given(of('pull_request', 'head', 'sha'), name === 'pull_request' ? 'HEAD' : undefined),
    };
  }
  if (name === 'merge_group') {
    return {
      ...change,
      bases: given(of('merge_group', 'base_sha')),
      heads: given(of('merge_group', 'head_sha'), env.GITHUB_SHA, 'HEAD'),
    };
  }
  if (name === 'push') return readGithubPush(change, event);
  return { ...change, bases: [], everything: `the event ${name || '(none)'} brings no change` };
}

function readGithubPush(change: Omit<CiChange, 'bases'>, event: unknown): CiChange {
  const before = textAt(event, ['before']);
  const after = textAt(event, ['after']);
  const branch = textAt(event, ['repository', 'default_branch']);
  if (after !== undefined && isZero(after)) {
    return { ...change, bases: [], nothing: 'the push deletes a branch' };
  }
  const ref = textAt(event, ['ref']);
  const isDefault = branch !== undefined && ref === `refs/heads/${branch}`;
  return {
    ...change,
    bases: given(
      nonZero(before),
      isDefault || branch === undefined ? undefined : `origin/${branch}`,
    ),
    heads: given(after, ...change.heads),
    ...(nonZero(before) === undefined && (isDefault || branch === undefined)
      ? { everything: 'the push is the first of its branch' }
      : {}),
  };
}

function readGitlab(env: Env): CiChange {
  const branch = env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME ?? env.CI_DEFAULT_BRANCH;
  const isDefault = isSet(env.CI_COMMIT_BRANCH) && env.CI_COMMIT_BRANCH === env.CI_DEFAULT_BRANCH;
  const before = nonZero(env.CI_COMMIT_BEFORE_SHA);
  return {
    system: 'GitLab CI',
    deepen: 'set the variable `GIT_DEPTH: 0`',
    bases: given(
      env.CI_MERGE_REQUEST_DIFF_BASE_SHA,
      before,
      isDefault ? undefined : branch && `origin/${branch}`,
    ),
    heads: given(env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA, env.CI_COMMIT_SHA, 'HEAD'),
    ...(isDefault && before === undefined ? { everything: 'this pipeline follows no push' } : {}),
  };
}

function readBitbucket(env: Env): CiChange {
  const target = env.BITBUCKET_PR_DESTINATION_BRANCH;
  return {
    system: 'Bitbucket Pipelines',
    deepen: 'set `clone: {depth: full}`',
    bases: given(
      env.BITBUCKET_PR_DESTINATION_COMMIT,
      target && `origin/${target}`,
      ...(isSet(target) ? [] : branchBases(env.BITBUCKET_BRANCH)),
    ),
    heads: given(env.BITBUCKET_COMMIT, 'HEAD'),
  };
}

function readCircle(env: Env): CiChange {
  return {
    system: 'CircleCI',
    deepen: 'let the checkout step fetch the whole history',
    bases: branchBases(env.CIRCLE_BRANCH),
    heads: given(env.CIRCLE_SHA1, 'HEAD'),
  };
}

function readAzure(env: Env): CiChange {
  const target = env.SYSTEM_PULLREQUEST_TARGETBRANCH?.replace(/^refs\/heads\//, '');
  const branch = env.BUILD_SOURCEBRANCH?.replace(/^refs\/heads\//, '');
  return {
    system: 'Azure Pipelines',
    deepen: 'give the checkout step `fetchDepth: 0`',
    bases: isSet(target) ? [`origin/${target}`] : branchBases(branch),
    heads: given(env.SYSTEM_PULLREQUEST_SOURCECOMMITID, env.BUILD_SOURCEVERSION, 'HEAD'),
  };
}

function readJenkins(env: Env): CiChange {
  const target = env.CHANGE_TARGET;
  const branch = env.BRANCH_NAME ?? env.GIT_BRANCH?.replace(/^origin\//, '');
  return {
    system: 'Jenkins',
    deepen: 'switch off the shallow clone of the checkout step',
    bases: isSet(target)
      ? [`origin/${target}`]
      : given(env.GIT_PREVIOUS_SUCCESSFUL_COMMIT, env.GIT_PREVIOUS_COMMIT, ...branchBases(branch)),
    heads: given(env.GIT_COMMIT, 'HEAD'),
  };
}

/** On the default branch itself the last commit is the change; else all since the default branch. */
function branchBases(branch: string | undefined): string[] {
  const isDefault = branch === 'main' || branch === 'master';
  return isDefault ? ['HEAD^1'] : DEFAULT_BRANCHES;
}

function given(...names: readonly (string | undefined)[]): string[] {
  return names.filter(isSet);
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function isZero(oid: string): boolean {
  return /^0+$/.test(oid);
}

function nonZero(oid: string | undefined): string | undefined {
  return oid === undefined || isZero(oid) ? undefined : oid;
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return typeof here === 'string' && here !== '' ? here : undefined;
}
