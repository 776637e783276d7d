import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_ATTRIBUTION } from '../../../src/attribution/options.ts';
import { attribution } from '../../../src/commands/attribution/attribution.ts';
import { checkPushedAttribution } from '../../../src/commands/attribution-push.ts';
import { mark } from '../../../src/commands/mark/mark.ts';
import { pr } from '../../../src/commands/pr/pr.ts';
import { review } from '../../../src/commands/review/review.ts';
import type { Finding } from '../../../src/scan/finding.ts';
import { ioIn } from './support/io.ts';
import type { Repository } from './support/repository.ts';
import { createRepository } from './support/repository.ts';

let repo: Repository;
beforeEach(() => {
  repo = createRepository(null);
  commit('base.ts', 'base();\n', 'Base');
});
afterEach(() => repo.remove());

function commit(path: string, content: string, message: string, ...options: string[]): string {
  repo.write(path, content);
  repo.setup('add', '-A');
  repo.setup(...options, 'commit', '-q', '-m', message);
  return repo.setup('rev-parse', 'HEAD').trim();
}
const read = (path: string): string => readFileSync(join(repo.dir, path), 'utf8');
const BOB = ['-c', 'user.name=Bob Other', '-c', 'user.email=bob@example.org'];

describe('hunkguard attribution', () => {
  it('lists agent, evidence and confidence by every source', async () => {
    commit('1.ts', '1\n', 'Trailer\n\nAI-GENERATED: Codex\nAI-Lines: 1/1');
    commit('2.ts', '2\n', 'Vendor\n\nCo-Authored-By: Claude Opus <noreply@anthropic.com>');
    commit(
      '3.ts',
      '3\n',
      'Bot',
      '-c',
      'user.name=devin',
      '-c',
      'user.email=158243242+x[bot]@users.noreply.github.com',
    );
    commit('4.ts', '4\n', 'Aider', '-c', 'user.name=Ada (aider)');
    commit('5.ts', '// AI-GENERATED: Goose (2026-03-01)\nfive();\n', 'Marker');
    const noted = commit('6.ts', '6\n', 'Note');
    const note =
      '6.ts\n  s_0123456789abcd::t_0 1\n---\n{"sessions":{"s_0123456789abcd":{"agent_id":{"tool":"cursor"}}}}\n';
    repo.setup('notes', '--ref=ai', 'add', '-m', note, noted);
    commit('7.ts', '7\n', 'PR (#7)\n\n* One\n\nAI-GENERATED: Codex\n\n* Two');
    commit('8.ts', 'cursor.close(); // Claude, Copilot\n', 'Close the cursor as Claude said');
    commit('9.ts', '9\n', 'Mine\n\nAI-GENERATED: none');
    const { stdout } = await attribution(ioIn(repo), {
      range: undefined,
      format: 'json',
      all: false,
    });
    const { commits, totals } = JSON.parse(stdout);
    expect(
      commits.map((c: { subject: string; agents: string[]; confidence: string }) => [
        c.subject,
        c.agents.join(),
        c.confidence,
      ]),
    ).toEqual([
      ['Mine', '', 'none'],
      ['PR (#7)', 'Codex', 'high'],
      ['Note', 'Cursor', 'high'],
      ['Marker', 'Goose', 'medium'],
      ['Aider', 'Aider', 'high'],
      ['Bot', 'Devin', 'high'],
      ['Vendor', 'Claude Code', 'high'],
      ['Trailer', 'Codex', 'high'],
    ]);
    expect(totals).toEqual({ total: 10, high: 6, medium: 1, low: 0, none: 3 });
  });

  it('reads the trailer that stands beside BREAKING CHANGE in one paragraph', async () => {
    commit('1.ts', '1\n', 'feat: x\n\nBREAKING CHANGE: y\nAI-GENERATED: Codex');
    expect(
      (await attribution(ioIn(repo), { range: 'HEAD~1..HEAD', format: 'text', all: false })).stdout,
    ).toContain('Codex');
  });

  it('lets no message reach the terminal raw, and takes no range for an option', async () => {
    commit('1.ts', '1\n', 'Evil \x1b[2J\n\nAI-GENERATED: Codex');
    const { stdout } = await attribution(ioIn(repo), {
      range: 'HEAD~1..HEAD',
      format: 'text',
      all: false,
    });
    expect(stdout).not.toContain('\x1b');
    await expect(
      attribution(ioIn(repo), { range: '--output=/tmp/x', format: 'text', all: false }),
    ).rejects.toThrow('names no commit');
  });
});

describe('hunkguard mark and review', () => {
  it('marks, is reviewed by another, and goes stale with the next change', async () => {
    commit('a.ts', 'x();\n\nfunction a() {\n  b();\n}\n', 'Add a');
    const marked = await mark(ioIn(repo), 'a.ts:3-5', 'claude');
    expect(marked.stdout).toBe('a.ts:3  AI-GENERATED: Claude Code (2026-03-10), lines 4-6\n');
    repo.setup('commit', '-q', '-a', '-m', 'Mark');
    const check = async () =>
      (await review(ioIn(repo), { file: 'a.ts', user: undefined, check: true })).stdout;
    expect(await check()).toContain('unreviewed');
    const own = await review(ioIn(repo), { file: 'a.ts', user: 'ada', check: false });
    expect(own.exitCode).toBe(1);
    expect((await review(ioIn(repo), { file: 'a.ts:5', user: 'bob', check: false })).stdout).toBe(
      'a.ts:4  REVIEWED: @bob (2026-03-10)\n',
    );
    repo.setup(...BOB, 'commit', '-q', '-a', '-m', 'Review');
    expect(await check()).toMatch(/ reviewed .*@bob/);
    repo.write('a.ts', read('a.ts').replace('b();', 'c();'));
    const later = {
      GIT_AUTHOR_DATE: '2026-03-20T10:00:00Z',
      GIT_COMMITTER_DATE: '2026-03-20T10:00:00Z',
    };
    repo.git(['commit', '-q', '-a', '-m', 'Change'], later);
    expect(await check()).toContain('stale');
  });
  it('refuses a review of nothing and a file without comments', async () => {
    repo.write('a.json', '{}\n');
    await expect(mark(ioIn(repo), 'a.json', 'claude')).rejects.toThrow('without comments');
    await expect(
      review(ioIn(repo), { file: 'base.ts', user: 'bob', check: false }),
    ).rejects.toThrow('no AI-GENERATED marker');
    await expect(mark(ioIn(repo), 'base.ts:99', 'claude')).rejects.toThrow('has 2 lines');
    await expect(mark(ioIn(repo), 'nowhere.ts', 'claude')).rejects.toThrow('no file');
  });
  it('keeps every other byte', async () => {
    repo.write('a.py', Buffer.from('x = "\xe9"\r\ny = 1\r\n', 'latin1'));
    await mark(ioIn(repo), 'a.py', 'codex');
    const text = readFileSync(join(repo.dir, 'a.py'), 'latin1');
    expect(text).toBe('# AI-GENERATED: Codex (2026-03-10)\r\n\r\nx = "\xe9"\r\ny = 1\r\n');
  });
});

describe('hunkguard pr', () => {
  const noFindings = async (): Promise<readonly Finding[]> => [];
  const section = (check?: string, stdin = '') =>
    pr(ioIn(repo, stdin), { base: 'main', check }, noFindings);

  it('computes the share by blame, of what is left of an agent’s lines', async () => {
    repo.setup('checkout', '-q', '-b', 'topic');
    commit(
      'src/api.ts',
      'const id = req.params.id;\nb();\nc();\nd();\n',
      'Add\n\nAI-GENERATED: Codex',
    );
    commit('src/api.ts', 'const id = req.params.id;\nb();\nmine();\nd();\n', 'Fix');
    commit('hand.ts', 'h();\n', 'By hand');
    commit('part.ts', '1\n2\n3\n4\n', 'Half\n\nAI-GENERATED: Cursor\nAI-Lines: 2/4');
    const { stdout } = await section();
    expect(stdout).toContain('| `src/api.ts` | `Codex` | 3/4 | 75 % |');
    expect(stdout).toContain('| `part.ts` | `Cursor` | 2/4 | 50 % |');
    expect(stdout).not.toContain('hand.ts');
    expect(stdout).toContain('2 of 4 commits AI-written, 0 of them reviewed');
    expect(stdout).toMatch(/- \[ \] Input validation: .*\*\*touched\*\* by `src\/api.ts`/);
    expect(stdout).toMatch(/- \[ \] Cryptography: .*\(not touched\)/);
  });

  it('accepts its own section once it is ticked, and no outdated one', async () => {
    repo.setup('checkout', '-q', '-b', 'topic');
    commit('src/api.ts', 'const id = req.params.id;\n', 'Add\n\nAI-GENERATED: Codex');
    const { stdout } = await section();
    expect((await section('-', stdout)).exitCode).toBe(1);
    const ticked = stdout.replace('- [ ] Input', '- [x] Input');
    expect(await section('-', `Text before\n\n${ticked}`)).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
    repo.write('body.md', ticked);
    expect((await section('body.md')).exitCode).toBe(0);
    commit('more.ts', 'm();\n', 'More\n\nAI-GENERATED: Codex');
    expect((await section('-', ticked)).stderr).toContain('run `hunkguard pr` again');
  });

  it('says so when no agent took part', async () => {
    repo.setup('checkout', '-q', '-b', 'topic');
    commit('hand.ts', 'h();\n', 'By hand');
    const { stdout } = await section();
    expect(stdout).toContain('No evidence of AI-generated code');
    expect((await section('-', stdout)).exitCode).toBe(0);
  });
});

describe('a push', () => {
  const zero = '0'.repeat(40);
  const check = (mode: 'require-review' | 'forbid' | 'require-marker' | 'record') =>
    checkPushedAttribution(
      ioIn(repo),
      [{ ref: 'refs/heads/main', oldOid: zero, newOid: repo.setup('rev-parse', 'HEAD').trim() }],
      { remote: 'origin' },
      { ...DEFAULT_ATTRIBUTION, mode },
    );
  it('needs another person’s review of AI-written commits', async () => {
    const oid = commit('a.ts', 'a\n', 'Add\n\nAI-GENERATED: Codex');
    const refused = await check('require-review');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(oid.slice(0, 12));
    expect((await check('record')).exitCode).toBe(0);
    repo.setup(
      'commit',
      '-q',
      '--amend',
      '-m',
      'Add\n\nAI-GENERATED: Codex\nReviewed-by: Bob Other <bob@example.org>',
    );
    expect((await check('require-review')).exitCode).toBe(0);
    expect((await check('forbid')).exitCode).toBe(1);
  });
  it('takes the review of the merge', async () => {
    repo.setup('checkout', '-q', '-b', 'topic');
    commit('a.ts', 'a\n', 'Add\n\nAI-GENERATED: Codex');
    repo.setup('checkout', '-q', 'main');
    repo.setup(
      'merge',
      '-q',
      '--no-ff',
      '-m',
      'Merge\n\nReviewed-by: Bob Other <bob@example.org>',
      'topic',
    );
    expect((await check('require-review')).exitCode).toBe(0);
  });
});
