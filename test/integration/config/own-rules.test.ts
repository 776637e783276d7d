import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, hunkguard, installHook } from '../../helpers/hunkguard.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

const CONFIG = '.hunkguard.yaml';
const rule = (pattern: string, more = '') => `rules:
  - id: internal-host
    title: Internal host name
    category: data-exposure
    severity: high
    confidence: high
    cwe: CWE-200
    owasp: A01:2021
    why: It tells outsiders how the network is laid out.
    fix: Read it from the environment.
    keywords: [corp]
    pattern: '${pattern}'
    examples: ['db.corp.example']
    negativeExamples: ['corp']
${more}`;

describe('own rules', () => {
  it('run beside the built-in ones, and can be named everywhere', () =>
    withGitRepo(async (repo) => {
      await installHook(repo);
      await repo.write(
        CONFIG,
        'rulesFiles: [security/own.yaml]\nrules: {internal-host: critical}\n',
      );
      await repo.write(
        'security/own.yaml',
        rule('[a-z]{1,20}\\.corp\\.[a-z]{2,10}', "    paths: {exclude: ['docs/**']}\n"),
      );
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'rules');
      await repo.write('a.py', 'host = "db.corp.example"\n');
      await repo.write('docs/a.md', 'db.corp.example\n');
      await repo.git('add', '.');
      const { exitCode, stderr } = await commit(repo);
      expect(stderr).toMatch(/a\.py:1:9 {2}critical {2}internal-host {2}Internal host name/);
      expect(stderr).not.toContain('docs/a.md');
      expect(exitCode).toBe(1);
      await repo.write(
        'a.py',
        'host = "db.corp.example"  # hunkguard:allow internal-host sample\n',
      );
      await repo.git('add', '.');
      expect((await commit(repo)).exitCode).toBe(0);
      const explained = await hunkguard(repo, ['explain', 'internal-host']);
      expect(explained.stdout).toContain('how the network is laid out');
      const shown = await hunkguard(repo, ['rules', 'show', 'internal-host'], {
        cwd: join(repo.dir, 'docs'),
      });
      expect(shown.stdout).toContain('[a-z]{1,20}');
      expect((await hunkguard(repo, ['rules', 'list'])).stdout).toMatch(/^internal-host +high/m);
      await repo.write(CONFIG, 'failon: high\n');
      const broken = await hunkguard(repo, ['rules', 'list']);
      expect(broken.exitCode).toBe(0);
      expect(broken.stderr).toContain('did you mean failOn?');
    }));

  it('come by --rules too, and are tested by rules test', () =>
    withGitRepo(async (repo) => {
      await repo.write('own.yaml', rule('[a-z]{1,20}\\.corp\\.[a-z]{2,10}'));
      await repo.write('a.txt', 'db.corp.example\n');
      expect((await hunkguard(repo, ['scan', 'a.txt'])).exitCode).toBe(0);
      expect((await hunkguard(repo, ['scan', '--rules=own.yaml', '--', 'a.txt'])).exitCode).toBe(1);
      expect((await hunkguard(repo, ['rules', 'test', 'own.yaml'])).exitCode).toBe(0);
    }));

  it("may be written in semgrep's form; what can't be told from a line is refused", () =>
    withGitRepo(async (repo) => {
      const semgrep = (more: string) =>
        `rules:\n  - {id: no-print, languages: [python], message: No print, severity: ERROR, ${more}}\n`;
      await repo.write('own.yaml', semgrep('pattern: print(...)'));
      await repo.write('a.py', 'print(x)\n');
      const found = await hunkguard(repo, ['scan', '--rules=own.yaml', '--', 'a.py']);
      expect(found.stdout).toMatch(/a\.py:1:1 {2}high {2}no-print {2}No print/);
      expect(found.exitCode).toBe(1);
      await repo.write('own.yaml', semgrep('pattern: print(...), mode: taint'));
      const refused = await hunkguard(repo, ['scan', '--rules=own.yaml', '--', 'a.py']);
      expect(refused.stderr).toMatch(/own\.yaml:2:5: .*mode/);
      expect(refused.exitCode).toBe(2);
    }));

  it('that stall on a hostile line stop the scan, which says which rule', () =>
    withGitRepo(async (repo) => {
      await repo.write('own.yaml', rule('corp.*a.*a.*a.*a.*ax'));
      await repo.write('a.txt', `corp${'a'.repeat(5000)}b\n`);
      const { exitCode, stderr } = await hunkguard(repo, [
        'scan',
        '--rules=own.yaml',
        '--',
        'a.txt',
      ]);
      expect(stderr).toContain('own rule internal-host on a.txt took longer than 2000 ms');
      expect(exitCode).toBe(2);
    }));
});
