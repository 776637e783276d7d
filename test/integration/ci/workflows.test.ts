import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { expect, test } from 'vitest';

import { parse } from 'yaml';
import { exampleFiles } from '../../../src/commands/ci/example-files.ts';
import { PINS } from '../../../src/commands/ci/pins.ts';
import { BUNDLE, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const github = readdirSync(join(root, 'examples', 'github')).map(
  (file) => `examples/github/${file}`,
);
const gitlab = readdirSync(join(root, 'examples', 'gitlab')).map(
  (file) => `examples/gitlab/${file}`,
);

/** From PyPI; CI installs it into .cache/venv. */
const tool = ['check-jsonschema', join(root, '.cache', 'venv', 'bin', 'check-jsonschema')].find(
  (name) => {
    try {
      return execaSync(name, ['--version'], { reject: false }).exitCode === 0;
    } catch {
      return false;
    }
  },
);

test.each(exampleFiles(version))('$path is what init --ci writes', ({ path, text }) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

test.runIf(tool).each([
  ['vendor.github-workflows', github],
  ['vendor.github-actions', ['action.yml']],
  ['vendor.gitlab-ci', gitlab],
])('%s', (schema, files) => {
  const { stdout, exitCode } = execaSync(tool as string, ['--builtin-schema', schema, ...files], {
    cwd: root,
    reject: false,
  });
  expect(stdout).toContain('ok');
  expect(exitCode).toBe(0);
});

test.skipIf(tool)('check-jsonschema is not installed: no workflow was validated', () => {});

test('every foreign action is pinned by a commit, with its version beside it', () => {
  for (const file of [...github, 'action.yml']) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, uses = ''] of text.matchAll(/^ *(?:- )?uses: (.*)$/gm)) {
      expect(uses, file).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}(?: # v\d+\.\d+\.\d+)?$/);
      expect(Object.values<string>(PINS).some((pin) => pin.startsWith(uses))).toBe(true);
    }
  }
});

test('no script of the action holds an expression that input could turn into a command', () => {
  const { runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  for (const { run = '' } of runs.steps) expect(run).not.toContain('${{');
  for (const file of github) {
    for (const job of Object.values<{ steps: { run?: string }[] }>(
      parse(readFileSync(join(root, file), 'utf8')).jobs,
    )) {
      for (const { run = '' } of job.steps) expect(run, file).not.toContain('${{');
    }
  }
});

test('the action runs the tracked bundle', () => {
  const { runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  expect(runs.steps[0].env.HUNKGUARD_ENTRY).toMatch(
    /github\.action_path \}\}\/dist\/hunkguard\.js$/,
  );
  expect(existsSync(join(root, 'dist', 'hunkguard.js'))).toBe(true);
});

test('the action’s script passes every input on, and tells the exit code', async () => {
  const { runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  await withGitRepo(async (repo) => {
    await repo.git('commit', '-q', '--allow-empty', '-m', 'base');
    await repo.git('checkout', '-qb', 'topic');
    await repo.write('a b.py', `${SECRET_LINE}\n`);
    await repo.git('add', '.');
    await repo.git('commit', '-qm', 'key');
    await repo.write('one two.sarif', EMPTY_SARIF);
    const run = (over: Record<string, string>) =>
      execaSync('bash', ['-c', runs.steps[0].run], {
        cwd: repo.dir,
        reject: false,
        extendEnv: false,
        env: {
          ...repo.env,
          HUNKGUARD_ENTRY: BUNDLE,
          GITHUB_OUTPUT: join(repo.dir, 'output'),
          IN_BASE: 'main',
          IN_HEAD: '',
          IN_SARIF: '',
          IN_REQUIRE_TOOLS: '',
          IN_FAIL_ON: 'high',
          IN_BUDGET: '0',
          IN_INLINE_IGNORES: 'true',
          IN_COMMENT: 'false',
          IN_SARIF_FILE: 'out.sarif',
          GITHUB_TOKEN: '',
          ...over,
        },
      });
    const inputs = {
      IN_SARIF: 'one two.sarif\n',
      IN_REQUIRE_TOOLS: 'semgrep',
      IN_FAIL_ON: 'none\nsecret=low\n',
    };
    const blocked = run(inputs);
    expect(blocked.stdout).toContain('::error file=a b.py,line=1');
    expect(blocked.exitCode).toBe(1);
    expect(run({ IN_FAIL_ON: 'none' }).exitCode).toBe(0);
    expect(run({ IN_BASE: '$(touch hacked)' }).exitCode).toBe(2);
    expect(existsSync(join(repo.dir, 'hacked'))).toBe(false);
    expect(existsSync(join(repo.dir, 'out.sarif'))).toBe(true);
    const output = readFileSync(join(repo.dir, 'output'), 'utf8');
    expect(output).toBe('exit-code=1\nexit-code=0\nexit-code=2\n');
  });
});

const EMPTY_SARIF =
  '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Semgrep OSS"}},"results":[]}]}';
