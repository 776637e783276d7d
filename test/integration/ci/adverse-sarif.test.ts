import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hunkguard } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

const result = (over: object = {}, uri = 'src/a.js', line = 1) => ({
  ruleId: 'rule',
  level: 'error',
  message: { text: 'wrong' },
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line } } }],
  ...over,
});

const log = (results: unknown[], driver: object = {}) =>
  JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Semgrep OSS', ...driver } }, results }],
  });

/** Runs the gate over a change that adds src/a.js and the given report. */
async function gate(report: string | Uint8Array | ((repo: GitRepo) => Promise<void>)) {
  let outcome = { exitCode: -1, stdout: '', stderr: '' };
  await withGitRepo(async (repo) => {
    await repo.write('README', 'x\n');
    await repo.git('add', '.');
    await repo.git('commit', '-qm', 'base');
    await repo.git('checkout', '-qb', 'topic');
    await repo.write('src/a.js', 'one();\ntwo();\n');
    await repo.git('add', '.');
    await repo.git('commit', '-qm', 'topic');
    if (typeof report === 'function') await report(repo);
    else await repo.write('r.sarif', report);
    outcome = await hunkguard(repo, ['gate', '--base', 'main', '--sarif', 'r.sarif']);
  });
  return outcome;
}

test('truncated: an error', async () => {
  const { exitCode, stderr } = await gate(log([result()]).slice(0, -10));
  expect(exitCode).toBe(2);
  expect(stderr).toContain('it is no JSON');
});

test('empty: an error', async () => {
  expect((await gate('')).exitCode).toBe(2);
});

test('100 MB: the one result on the change is found', { timeout: 120_000 }, async () => {
  const { exitCode, stdout } = await gate(async (repo) => {
    const path = join(repo.dir, 'r.sarif');
    const [head = '', tail = ''] = log(['HERE']).split('"HERE"');
    const filler = `${JSON.stringify(result({}, 'src/other.js'))},`;
    const block = filler.repeat(Math.ceil(1_000_000 / filler.length));
    await writeFile(path, head);
    for (let written = 0; written < 100_000_000; written += block.length) {
      await appendFile(path, block);
    }
    await appendFile(path, JSON.stringify(result()) + tail);
  });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^src\/a\.js:1:1 +high +semgrep\/rule/m);
});

test('another schema: an error', async () => {
  for (const other of ['{"Results": []}', '[]', '"x"', '{"version":"2.0.0","runs":[]}', 'null']) {
    expect((await gate(other)).exitCode).toBe(2);
  }
});

test('absolute, climbing and foreign URIs: placed, or said', async () => {
  const { exitCode, stdout } = await gate(
    log([result({}, '/github/workspace/src/a.js'), result({}, '../../etc/passwd', 1)]),
  );
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^src\/a\.js:1:1/m);
  expect(stdout).toContain(
    'about no file of the repository: 1 of its results (first: ../../etc/passwd)',
  );
});

test('Windows paths: placed', async () => {
  const { exitCode } = await gate(log([result({}, 'D:\\a\\1\\s\\src\\a.js')]));
  expect(exitCode).toBe(1);
});

test('unknown levels: taken as high, and said', async () => {
  const { exitCode, stdout } = await gate(log([result({ level: 'fatal' })]));
  expect(exitCode).toBe(1);
  expect(stdout).toContain(`a level that SARIF doesn't know, "fatal"`);
});

test('duplicate rule ids: the first holds', async () => {
  const rules = [
    { id: 'rule', properties: { 'security-severity': '9.1' } },
    { id: 'rule', properties: { 'security-severity': '1.0' } },
  ];
  const { exitCode, stdout } = await gate(log([result()], { rules }));
  expect(exitCode).toBe(1);
  expect(stdout).toContain('critical');
});

test('a byte order mark, and UTF-16 as PowerShell writes it: read', async () => {
  expect((await gate(`\ufeff${log([result()])}`)).exitCode).toBe(1);
  expect((await gate(Buffer.from(`\ufeff${log([result()])}`, 'utf16le'))).exitCode).toBe(1);
});

test('deep nesting: read, or an error', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const report = log([result({ properties: 'DEEP' })]).replace('"DEEP"', deep);
  const { exitCode, stderr } = await gate(report);
  expect([1, 2]).toContain(exitCode);
  expect(stderr).not.toContain('defect');
});

test('prototype keys: mere names', async () => {
  const report = log([
    result({ ruleId: '__proto__', ruleIndex: '__proto__', message: { id: 'constructor' } }),
    result({ ruleId: 'constructor' }, 'src/a.js', 2),
  ]).replace('"version"', '"__proto__":{"runs":[],"polluted":1},"version"');
  const { exitCode, stdout } = await gate(report);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/semgrep\/__proto__/);
  expect(stdout).toMatch(/semgrep\/constructor/);
});

test('a report that the change itself brings: an error', async () => {
  const { exitCode, stderr } = await gate(async (repo) => {
    await repo.write('r.sarif', log([]));
    await repo.git('add', 'r.sarif');
    await repo.git('commit', '-qm', 'report');
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('r.sarif is a file of the change itself');
});

test('a tool that met errors and went on: said', async () => {
  const report = JSON.parse(log([]));
  const errors = [
    { level: 'error', message: { text: 'src/a.js: no syntax; ask bob@example.com' } },
    { level: 'warning', message: { text: 'slow' } },
  ];
  report.runs[0].invocations = [{ executionSuccessful: true, toolExecutionNotifications: errors }];
  const { exitCode, stdout } = await gate(JSON.stringify(report));
  expect(exitCode).toBe(0);
  expect(stdout).toContain('semgrep: its report is incomplete, it tells of 1 errors');
  expect(stdout).not.toContain('bob@example.com');
});

test('a tool that says that it failed: an error', async () => {
  const failed = JSON.parse(log([]));
  failed.runs[0].invocations = [{ executionSuccessful: false }];
  const { exitCode, stderr } = await gate(JSON.stringify(failed));
  expect(exitCode).toBe(2);
  expect(stderr).toContain('run failed');
});
