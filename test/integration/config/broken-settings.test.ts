import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hunkguard, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

const CONFIG = '.hunkguard.yaml';
const IGNORE = '.hunkguardignore';
const RULE_TEXT = `id: own-rule
    title: Own
    category: other-thing
    severity: high
    confidence: high
    cwe: CWE-1
    owasp: A05:2021
    why: w
    fix: f
    keywords: [abc]
    pattern: abc`;

type Files = Record<string, string | Uint8Array>;

/** What stands in HEAD, and where and how the refusal says what is wrong. */
const CASES: [name: string, files: Files, message: string | RegExp][] = [
  [
    'an unknown key',
    { [CONFIG]: 'failOn: high\nfailon: none\n' },
    `${CONFIG}:2:1: unknown key "failon": did you mean failOn?`,
  ],
  [
    'a wrong word',
    { [CONFIG]: 'failOn: hgih\n' },
    `${CONFIG}:1:9: failOn: "hgih" is none of critical, high, medium, low, none`,
  ],
  [
    'an unknown rule',
    { [CONFIG]: 'rules:\n  github-tokem: low\n' },
    `${CONFIG}:2:3: no rule is called "github-tokem": did you mean github-token?`,
  ],
  [
    'an unknown rule in the allowlist',
    { [CONFIG]: 'allowlist:\n  - reason: x\n    rules: [nope-nope]\n' },
    `${CONFIG}:3:13: no rule is called "nope-nope"`,
  ],
  [
    'an unknown pack',
    { [CONFIG]: 'packs: {secret: off}\n' },
    `${CONFIG}:1:9: unknown key "secret": did you mean secrets?`,
  ],
  [
    'an unknown language',
    { [CONFIG]: 'languages:\n  off: [pyton]\n' },
    `${CONFIG}:2:9: no language is called "pyton": did you mean python?`,
  ],
  [
    'an allowlist entry without a reason',
    { [CONFIG]: 'allowlist:\n  - paths: ["a/**"]\n' },
    `${CONFIG}:2:5: "reason" is missing`,
  ],
  [
    'an allowlist entry that allows all',
    { [CONFIG]: 'allowlist:\n  - reason: because\n' },
    /:2:5: .*at least one of paths, rules/,
  ],
  [
    'a key that stands twice',
    { [CONFIG]: 'failOn: high\nfailOn: none\n' },
    `${CONFIG}:2:1: the key "failOn" stands here twice`,
  ],
  [
    'an alias bomb',
    { [CONFIG]: 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n' },
    /:1:\d+: anchors \(&name\) are not allowed/,
  ],
  [
    'a merge key',
    { [CONFIG]: '<<: {failOn: none}\n' },
    `${CONFIG}:1:1: merge keys (<<) are not allowed`,
  ],
  ['a tag', { [CONFIG]: 'failOn: !!js/function "x"\n' }, /:1:9: .*tag/i],
  [
    'a prototype key',
    { [CONFIG]: 'rules:\n  __proto__: off\n' },
    `${CONFIG}:2:3: the key "__proto__" is not allowed`,
  ],
  [
    'a YAML 1.1 directive',
    { [CONFIG]: '%YAML 1.1\n---\nfailOn: none\n' },
    `${CONFIG}:1:1: YAML directives are not allowed`,
  ],
  [
    'two documents',
    { [CONFIG]: 'failOn: high\n---\nfailOn: none\n' },
    /:2:1: .*multiple documents/,
  ],
  [
    'deep flow nesting',
    { [CONFIG]: `failOn: ${'['.repeat(100_000)}\n` },
    /:1:\d+: nested deeper than 20 levels/,
  ],
  [
    'deep block nesting',
    { [CONFIG]: `${'- '.repeat(100_000)}x\n` },
    /:1:1: nested deeper than 20 levels/,
  ],
  [
    'nesting just beyond the limit',
    { [CONFIG]: `rules: ${'{a: '.repeat(25)}1${'}'.repeat(25)}\n` },
    /:1:\d+: nested deeper than 20 levels/,
  ],
  [
    'ten megabytes',
    { [CONFIG]: `# ${'x'.repeat(10 * 1024 * 1024)}\n` },
    `${CONFIG}: 10241 KiB is more than the 1024 KiB`,
  ],
  [
    'half a megabyte',
    { [CONFIG]: `# ${'x'.repeat(512 * 1024)}\n` },
    `${CONFIG}: 513 KiB is more than the 256 KiB`,
  ],
  [
    'a file that is not UTF-8',
    { [CONFIG]: Uint8Array.of(0x66, 0xff, 0xfe) },
    `${CONFIG}: the file is not UTF-8`,
  ],
  ['a tab for indentation', { [CONFIG]: 'rules:\n\tx: low\n' }, /:2:1: .*[Tt]ab/],
  [
    'a list',
    { [CONFIG]: '- failOn: none\n' },
    `${CONFIG}:1:1: the file: must be a map, not a list`,
  ],
  [
    'a climb out of the folder',
    { [CONFIG]: 'extends: ../base.yaml\n' },
    `${CONFIG}:1:10: extends: "../base.yaml" leaves the folder`,
  ],
  [
    'an address',
    { [CONFIG]: 'extends: https://example.invalid/base.yaml\n' },
    /:1:10: extends: .* is no path inside the repository/,
  ],
  [
    'an extended file that is not there',
    { [CONFIG]: 'extends: [base.yaml]\n' },
    `${CONFIG}:1:11: extends: there is no file base.yaml`,
  ],
  [
    'a circle',
    { [CONFIG]: 'extends: a.yaml\n', 'a.yaml': `extends: ${CONFIG}\n` },
    `a.yaml:1:10: extends: a circle: ${CONFIG} → a.yaml → ${CONFIG}`,
  ],
  [
    'an error in an extended file',
    { [CONFIG]: 'extends: a.yaml\n', 'a.yaml': '\nfailOn: yes\n' },
    'a.yaml:2:9: failOn: "yes" is none of',
  ],
  [
    'a rule file that is not there',
    { [CONFIG]: 'rulesFiles:\n  - own.yaml\n' },
    `${CONFIG}:2:5: rulesFiles: there is no file own.yaml`,
  ],
  [
    'an own rule without examples',
    {
      [CONFIG]: 'rulesFiles: [own.yaml]\n',
      'own.yaml': `rules:\n  - ${RULE_TEXT.replace('other-thing', 'policy')}\n`,
    },
    /own\.yaml:2:5: "examples" is missing/,
  ],
  [
    'an own rule of no known category',
    {
      [CONFIG]: 'rulesFiles: [own.yaml]\n',
      'own.yaml': `rules:\n  - ${RULE_TEXT}\n    examples: [abc]\n    negativeExamples: [x]\n`,
    },
    /own\.yaml:4:15: category: "other-thing" is none of/,
  ],
  [
    'an own rule whose pattern can stall',
    {
      [CONFIG]: 'rulesFiles: [own.yaml]\n',
      'own.yaml': `rules:\n  - ${RULE_TEXT.replace('other-thing', 'policy').replace('pattern: abc', 'pattern: (a+)+b')}\n    examples: [abc]\n    negativeExamples: [x]\n`,
    },
    /own\.yaml:12:14: rule own-rule: an unbounded repeat/,
  ],
  [
    'an own rule with a built-in id',
    {
      [CONFIG]: 'rulesFiles: [own.yaml]\n',
      'own.yaml': `rules:\n  - ${RULE_TEXT.replace('other-thing', 'policy').replace('own-rule', 'github-token')}\n    examples: [abc]\n    negativeExamples: [x]\n`,
    },
    'own.yaml: own rule github-token: a built-in rule has this id',
  ],
  [
    'an allowlist pattern that can stall',
    { [CONFIG]: 'allowlist:\n  - reason: x\n    linePattern: "(\\\\w*)*x"\n' },
    /:3:18: linePattern: an unbounded repeat/,
  ],
  [
    'a glob with backslashes',
    { [CONFIG]: 'allowlist:\n  - reason: x\n    paths: ["a\\\\b"]\n' },
    /:3:13: .*forward slashes/,
  ],
  [
    'an ignore line without a path',
    { [IGNORE]: '# ok\ngithub-token\n' },
    `${IGNORE}:2:13: the path is missing`,
  ],
  [
    'an ignore line without a fingerprint',
    { [IGNORE]: 'github-token a.py because\n' },
    `${IGNORE}:1:19: a fingerprint has 32 hex digits`,
  ],
  [
    'an ignore line without a reason',
    { [IGNORE]: `github-token a.py ${'ab'.repeat(16)}\n` },
    `${IGNORE}:1:51: the reason is missing`,
  ],
  [
    'an ignore line with a day that is none',
    { [IGNORE]: `github-token a.py ${'ab'.repeat(16)} until:2026-02-30 x\n` },
    `${IGNORE}:1:52: "2026-02-30" is no day (YYYY-MM-DD)`,
  ],
  [
    'an ignore line that climbs out',
    { [IGNORE]: `github-token ../a.py ${'ab'.repeat(16)} x\n` },
    `${IGNORE}:1:14: "../a.py" is no path of this repository`,
  ],
  [
    'an unresolved merge conflict',
    { [IGNORE]: '<<<<<<< HEAD\n' },
    `${IGNORE}:1:1: a merge conflict was left unresolved`,
  ],
  [
    'an ignore file that is not UTF-8',
    { [IGNORE]: Uint8Array.of(0xff, 0x0a) },
    `${IGNORE}: the file is not UTF-8`,
  ],
];

describe('broken settings refuse the commit and say where', () => {
  it.concurrent.each(CASES)('%s', (_name, files, message) =>
    withGitRepo(async (repo) => {
      for (const [path, content] of Object.entries(files)) await repo.write(path, content);
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'settings');
      await repo.write('a.txt', `${SECRET_LINE}\n`);
      await repo.git('add', '.');
      const { exitCode, stdout, stderr } = await hunkguard(repo, ['hook', 'pre-commit']);
      expect(stderr.replace(/ \((?:HEAD|staged)\)/g, '')).toMatch(message);
      expect(stderr).not.toMatch(/no findings|defect/);
      expect(stdout).toBe('');
      expect(exitCode).toBe(2);
    }),
  );
});

describe('settings that are no plain file', () => {
  it.each([CONFIG, IGNORE, `packages/a/${CONFIG}`])('a staged link %s', (path) =>
    withGitRepo(async (repo) => {
      await repo.write('packages/a/x', 'x\n');
      await symlink('/etc/passwd', join(repo.dir, path));
      await repo.git('add', '.');
      const { exitCode, stderr } = await hunkguard(repo, ['hook', 'pre-commit']);
      expect(stderr).toMatch(/symbolic link|must be a map|no rule id/);
      expect(exitCode).toBe(2);
    }),
  );

  it('a link in the work tree, when files are scanned', () =>
    withGitRepo(async (repo) => {
      await repo.write('a.txt', 'x\n');
      await repo.write('real.yaml', 'failOn: none\n');
      await symlink('real.yaml', join(repo.dir, CONFIG));
      const { exitCode, stderr } = await hunkguard(repo, ['scan', 'a.txt']);
      expect(stderr).toContain(`${CONFIG}: a symbolic link`);
      expect(exitCode).toBe(2);
    }));
});

describe('odd but sound files', () => {
  it.each([
    ['empty', ''],
    ['only comments', '# nothing\n'],
    ['byte-order mark and CRLF', '\ufefffailOn: low\r\npacks:\r\n  crypto: off\r\n'],
  ])('%s', (_name, text) =>
    withGitRepo(async (repo) => {
      await repo.write(CONFIG, text);
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'settings');
      await repo.write('a.txt', `${SECRET_LINE}\n`);
      await repo.git('add', '.');
      expect((await hunkguard(repo, ['hook', 'pre-commit'])).exitCode).toBe(1);
    }),
  );
});
