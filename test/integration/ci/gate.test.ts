import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hunkguard, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const fixture = (name: string) =>
  readFile(join(import.meta.dirname, '..', '..', 'fixtures', 'sarif', name), 'utf8');

const PYTHON = `import subprocess
import hashlib


def run(name):
    subprocess.call("ls " + name, shell=True)


def digest(text):
    return hashlib.md5(text).hexdigest()


def find(cursor, user):
    cursor.execute("SELECT * FROM users WHERE name = '%s'" % user)
`;
const SCRIPT = `const child = require('child_process');

function show(req, res) {
  eval(req.query.code);
  child.exec('ls ' + req.query.name);
  res.send('<b>' + req.query.name + '</b>');
}

module.exports = show;
`;

/** main holds all but the flaws on lines 10 (Python) and 5 (JavaScript), which the topic adds. */
async function setUp(repo: GitRepo): Promise<void> {
  const without = (text: string, part: string) =>
    text
      .split('\n')
      .filter((line) => !line.includes(part))
      .join('\n');
  await repo.write('src/app.py', without(PYTHON, 'md5'));
  await repo.write('src/view.js', without(SCRIPT, 'child.exec'));
  await repo.write('src/config.js', 'module.exports = 1;\n');
  await repo.git('add', '.');
  await repo.git('commit', '-qm', 'base');
  await repo.git('checkout', '-qb', 'topic');
  await repo.write('src/app.py', PYTHON);
  await repo.write('src/view.js', SCRIPT);
  await repo.git('add', '.');
  await repo.git('commit', '-qm', 'topic');
  for (const tool of ['bandit', 'semgrep', 'gitleaks', 'eslint']) {
    await repo.write(`reports/${tool}.sarif`, await fixture(`${tool}.sarif`));
  }
}

const ALL = ['bandit', 'semgrep', 'gitleaks', 'eslint'].map((tool) => `reports/${tool}.sarif`);

interface Json {
  findings: {
    path: string;
    startLine: number;
    tool?: string;
    alsoBy?: string[];
    origin?: string;
  }[];
  tools: { tool: string; results: number; kept: number; blocking: number; folded: number }[];
}

async function gateJson(repo: GitRepo, ...args: string[]) {
  const { exitCode, stdout, stderr } = await hunkguard(repo, [
    'gate',
    '--base',
    'main',
    '--format',
    'json',
    ...args,
  ]);
  return { exitCode, stderr, report: (stdout === '' ? {} : JSON.parse(stdout)) as Json };
}

describe('gate', () => {
  test('keeps of four tools’ reports what stands on the change, folds, counts a tool a row', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      const { exitCode, report } = await gateJson(repo, '--sarif', ...ALL);
      expect(exitCode).toBe(1);
      const places = report.findings.map(({ path, startLine }) => `${path}:${startLine}`);
      expect([...new Set(places)].sort()).toEqual(['src/app.py:10', 'src/view.js:5']);
      const byTool = Object.fromEntries(report.tools.map((row) => [row.tool, row]));
      expect(byTool.bandit).toMatchObject({ results: 4, kept: 1 });
      expect(byTool.semgrep).toMatchObject({ results: 2, kept: 1 });
      expect(byTool.gitleaks).toMatchObject({ results: 1, kept: 0 });
      expect(byTool.eslint).toMatchObject({ kept: 1 });
      const onExec = report.findings.filter(({ startLine }) => startLine === 5);
      expect(onExec).toHaveLength(1);
    });
  });

  test('--all keeps what stands elsewhere too', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      const { report } = await gateJson(repo, '--all', '--sarif', ...ALL);
      const byTool = Object.fromEntries(report.tools.map((row) => [row.tool, row]));
      expect(byTool.bandit).toMatchObject({ results: 4, kept: 4 });
      expect(byTool.gitleaks).toMatchObject({ results: 1, kept: 1, blocking: 1 });
    });
  });

  test('one policy for all: thresholds, categories, a budget', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      const sarif = ['--sarif', ...ALL];
      expect((await gateJson(repo, ...sarif, '--fail-on', 'none')).exitCode).toBe(0);
      expect((await gateJson(repo, ...sarif, '--budget', '9')).exitCode).toBe(0);
      const quiet = ['weak-hash=none', 'weak-crypto=none', 'command-injection=none'];
      const flags = quiet.flatMap((value) => ['--fail-on', value]);
      expect((await gateJson(repo, ...sarif, ...flags)).exitCode).toBe(0);
    });
  });

  test('lines of a commit that declares an agent are judged as such', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      await repo.write('src/b.js', "child.exec('ls ' + x);\n");
      await repo.git('add', 'src');
      await repo.git('commit', '-qm', 'feat: b\n\nAI-GENERATED: Claude Code\n');
      const sarif = JSON.stringify({
        version: '2.1.0',
        runs: [
          {
            tool: { driver: { name: 'Semgrep OSS' } },
            results: ['src/b.js', 'src/view.js'].map((uri) => ({
              ruleId: 'exec',
              level: 'note',
              message: { text: 'x' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri },
                    region: { startLine: uri === 'src/b.js' ? 1 : 5 },
                  },
                },
              ],
            })),
          },
        ],
      });
      await repo.write('r.sarif', sarif);
      const args = ['--sarif', 'r.sarif', '--fail-on', 'none', '--fail-on', 'ai=low'];
      const { exitCode, report } = await gateJson(repo, ...args);
      const origins = report.findings
        .filter(({ tool }) => tool === 'semgrep')
        .map(({ path, origin }) => [path, origin]);
      expect(origins).toEqual([
        ['src/b.js', 'ai'],
        ['src/view.js', 'human'],
      ]);
      expect(exitCode).toBe(1);
    });
  });

  describe('the configured threshold for what an agent wrote', () => {
    const FLAW = 'import hashlib\ndef tag(text):\n    return hashlib.md5(text).hexdigest()\n';

    async function judge(config: string, message: string, ...args: string[]) {
      let outcome = { exitCode: -1, stdout: '' };
      await withGitRepo(async (repo) => {
        await repo.write('README', 'x\n');
        for (const [path, text] of Object.entries(JSON.parse(config))) {
          await repo.write(path, text as string);
        }
        await repo.git('add', '.');
        await repo.git('commit', '-qm', 'base');
        await repo.git('checkout', '-qb', 'topic');
        await repo.write('src/tag.py', FLAW);
        await repo.git('add', '.');
        await repo.git('commit', '-qm', message);
        outcome = await hunkguard(repo, ['gate', '--base', 'main', ...args]);
      });
      return outcome;
    }
    const NONE = '{}';
    const ai = (failOn: string) =>
      JSON.stringify({ '.hunkguard.yaml': `policy: {ai: {failOn: ${failOn}}}\n` });
    const nested = JSON.stringify({
      '.hunkguard.yaml': 'policy: {ai: {failOn: high}}\n',
      'src/.hunkguard.yaml': 'policy: {ai: {failOn: medium}}\n',
    });
    const BY_AGENT = 'feat: tag\n\nAI-GENERATED: Claude Code\n';
    const BY_HUMAN = 'feat: tag';

    test.each([
      ['built in, an agent’s', NONE, BY_AGENT, [], 1],
      ['built in, a human’s', NONE, BY_HUMAN, [], 0],
      ['configured looser', ai('none'), BY_AGENT, [], 0],
      ['stricter in the folder, an agent’s', nested, BY_AGENT, [], 1],
      ['stricter in the folder, a human’s', nested, BY_HUMAN, [], 0],
      ['named on the command line', NONE, BY_AGENT, ['--fail-on', 'ai=high'], 0],
      ['a threshold for all on the command line', NONE, BY_AGENT, ['--fail-on', 'high'], 0],
    ])('%s', async (_name, config, message, args, code) => {
      const { exitCode, stdout } = await judge(config, message, ...args);
      expect(stdout).toContain('py-weak-hash');
      expect(exitCode).toBe(code);
    });
  });

  test('its own findings are in the same verdict', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      await repo.write('src/keys.py', `${SECRET_LINE}\n`);
      await repo.git('add', 'src');
      await repo.git('commit', '-qm', 'key');
      const { stdout, exitCode } = await hunkguard(repo, ['gate', '--base', 'main']);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^src\/keys\.py:1:/m);
      expect(stdout).toMatch(/^hunkguard \S+ +(\d+) +\1 +0 +0 +[1-9]\d*$/m);
    });
  });

  test('a promised report that is absent is an error', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      const missing = await gateJson(repo, '--sarif', 'reports/nowhere.sarif');
      expect(missing.exitCode).toBe(2);
      expect(missing.stderr).toContain('nowhere.sarif');
      const required = ['--require-tools', 'semgrep,trivy', '--sarif', 'reports/semgrep.sarif'];
      const absent = await gateJson(repo, ...required);
      expect(absent.exitCode).toBe(2);
      expect(absent.stderr).toContain('no report of trivy');
      const semgrep = ['--require-tools', 'Semgrep', '--sarif', 'reports/semgrep.sarif'];
      const present = [...semgrep, '--fail-on', 'none'];
      expect((await gateJson(repo, ...present)).exitCode).toBe(0);
    });
  });

  test('JSON of hunkguard itself is read back', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      await repo.write('src/keys.py', `${SECRET_LINE}\n`);
      await repo.git('add', 'src');
      await repo.git('commit', '-qm', 'key');
      await hunkguard(repo, ['scan', '--range', 'main...HEAD', '--format', 'json=own.json']);
      const { exitCode, report } = await gateJson(repo, '--json', 'own.json');
      expect(exitCode).toBe(1);
      const [own, again] = report.tools;
      expect(again).toMatchObject({ tool: 'hunkguard', kept: own?.kept, folded: own?.kept });
    });
  });

  test('a base that is not there is an error with the next step', async () => {
    await withGitRepo(async (repo) => {
      await setUp(repo);
      const { exitCode, stderr } = await hunkguard(repo, ['gate', '--base', 'origin/gone']);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/fetch-depth: 0/);
    });
  });
});
