import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordAgentEdit } from '../../../src/git/journal.ts';
import { readJournalShare } from '../../../src/git/journal-share.ts';
import { buildHooks } from './support/built-hooks.ts';
import { ioIn } from './support/io.ts';
import type { Repository } from './support/repository.ts';
import { createRepository } from './support/repository.ts';

let hooks = '';
let repo: Repository;
beforeAll(async () => {
  hooks = await buildHooks();
});
afterAll(() => rmSync(hooks, { recursive: true, force: true }));
beforeEach(() => {
  repo = createRepository(hooks);
  repo.write('a.ts', 'one();\ntwo();\nthree();\n');
  repo.write('b.ts', 'b();\n');
  repo.setup('add', '-A');
  repo.setup('commit', '-q', '-m', 'Base');
});
afterEach(() => repo.remove());

const bytes = (text: string | null): Uint8Array | null =>
  text === null ? null : Buffer.from(text);

/** An agent's hook: the file as it was, the file as it is, and the file in the work tree. */
async function agentWrites(
  path: string,
  before: string | null,
  after: string,
  agent = 'Claude Code',
) {
  await recordAgentEdit(ioIn(repo), { path, before: bytes(before), after: bytes(after), agent });
  repo.write(path, after);
}
const share = () => readJournalShare(ioIn(repo), join(repo.dir, '.git'));
const commit = (...args: string[]) => repo.git(['commit', '-q', ...args]);
const message = (): string => repo.messages('-1')[0] ?? '';

describe('the share of a staged change', () => {
  it('is the agent’s lines among those added', async () => {
    await agentWrites(
      'a.ts',
      'one();\ntwo();\nthree();\n',
      'one();\nnew1();\nnew2();\ntwo();\nthree();\n',
    );
    repo.write('b.ts', 'b();\nhuman();\n');
    repo.setup('add', '-A');
    expect(await share()).toEqual({
      ai: 2,
      added: 3,
      files: [
        { path: 'a.ts', ai: 2, added: 2 },
        { path: 'b.ts', ai: 0, added: 1 },
      ],
      agents: ['Claude Code'],
    });
  });

  it('keeps lines that people write in between theirs', async () => {
    const first = 'one();\nai1();\nai2();\ntwo();\nthree();\n';
    await agentWrites('a.ts', 'one();\ntwo();\nthree();\n', first);
    const typed = 'one();\nai1();\nhuman();\nai2();\ntwo();\nthree();\n';
    const second = 'one();\nai1();\nhuman();\nai2changed();\ntwo();\nthree();\nai3();\n';
    await agentWrites('a.ts', typed, second, 'Cursor');
    repo.write('a.ts', second.replace('ai3();', 'mine();'));
    repo.setup('add', '-A');
    const result = await share();
    expect(result).toMatchObject({ ai: 2, added: 4 });
    expect([...(result?.agents ?? [])].sort()).toEqual(['Claude Code', 'Cursor']);
  });

  it('counts only what is staged', async () => {
    const base = Array.from({ length: 30 }, (_, i) => `line${i}();\n`);
    repo.write('c.ts', base.join(''));
    repo.setup('add', '-A');
    repo.setup('commit', '-q', '-m', 'Long file');
    const staged = ['top();\n', ...base].join('');
    await agentWrites('c.ts', base.join(''), staged);
    repo.setup('add', 'c.ts');
    await agentWrites('c.ts', staged, `${staged}bottom();\n`);
    expect(await share()).toMatchObject({ ai: 1, added: 1 });
    commit('-m', 'Top');
    expect(message()).toBe('Top\n\nAI-GENERATED: Claude Code\nAI-Lines: 1/1\n');
    repo.setup('add', 'c.ts');
    expect(await share()).toMatchObject({ ai: 1, added: 1 });
  });

  it('goes on after a commit in between', async () => {
    const one = 'one();\nai();\ntwo();\nthree();\n';
    await agentWrites('a.ts', 'one();\ntwo();\nthree();\n', one);
    repo.setup('add', '-A');
    repo.setup('commit', '-q', '-m', 'First');
    expect(await share()).toBeNull();
    repo.write('a.ts', `${one}human();\n`);
    repo.setup('add', '-A');
    expect(await share()).toMatchObject({ ai: 0, added: 1, agents: [] });
    repo.setup('commit', '-q', '-m', 'Second');
    await agentWrites('a.ts', `${one}human();\n`, `${one}human();\nlast();\n`);
    repo.setup('add', '-A');
    expect(await share()).toMatchObject({ ai: 1, added: 1 });
  });

  it('knows new files, deleted ones, and ones a person wrote from nothing', async () => {
    await agentWrites('new file "ü".ts', null, 'x();\ny();\n');
    repo.write('hand.ts', 'h();\n');
    repo.setup('rm', '-q', 'b.ts');
    repo.setup('add', '-A');
    expect(await share()).toMatchObject({ ai: 2, added: 3 });
  });

  it('does not take indentation by a formatter for a person’s work', async () => {
    const after = 'one();\nif (x) {\nai();\n}\ntwo();\nthree();\n';
    await agentWrites('a.ts', 'one();\ntwo();\nthree();\n', after);
    repo.write('a.ts', after.replace('ai();', '  ai();'));
    repo.setup('add', '-A');
    expect(await share()).toMatchObject({ ai: 3, added: 3 });
  });

  it('does not name an agent for a bracket that is left of its work', async () => {
    await agentWrites(
      'a.ts',
      'one();\ntwo();\nthree();\n',
      'one();\nif (x) {\nai();\n}\ntwo();\nthree();\n',
    );
    repo.write('a.ts', 'one();\nwhile (y) {\nhuman();\n}\ntwo();\nthree();\n');
    repo.setup('add', '-A');
    expect((await share())?.agents).toEqual([]);
    commit('-m', 'Mine');
    expect(message()).not.toContain('AI-GENERATED');
  });

  it('works where there is no commit yet', async () => {
    const fresh = createRepository(null);
    await recordAgentEdit(ioIn(fresh), {
      path: 'a.ts',
      before: null,
      after: bytes('a();\n'),
      agent: 'Codex',
    });
    fresh.write('a.ts', 'a();\n');
    fresh.setup('add', '-A');
    expect(await readJournalShare(ioIn(fresh), join(fresh.dir, '.git'))).toMatchObject({
      ai: 1,
      added: 1,
      agents: ['Codex'],
    });
    fresh.remove();
  });
});

describe('a commit by a person after an agent’s edits', () => {
  it('is tagged with agent and share, through -a, PATH and amend', async () => {
    await agentWrites('a.ts', 'one();\ntwo();\nthree();\n', 'one();\nai();\ntwo();\nthree();\n');
    repo.write('b.ts', 'b();\nhuman();\n');
    commit('-a', '-m', 'Both');
    expect(message()).toBe('Both\n\nAI-GENERATED: Claude Code\nAI-Lines: 1/2\n');
    await agentWrites(
      'a.ts',
      'one();\nai();\ntwo();\nthree();\n',
      'one();\nai();\nai2();\ntwo();\nthree();\n',
    );
    repo.setup('add', '-A');
    commit('--amend', '--no-edit');
    expect(message()).toBe('Both\n\nAI-GENERATED: Claude Code\nAI-Lines: 1/1\n');
  });
  it('keeps branch, index and `log --all` as they are', async () => {
    const before = repo.setup('log', '--all', '--format=%H');
    await agentWrites('a.ts', 'one();\ntwo();\nthree();\n', 'ai();\n');
    expect(repo.setup('log', '--all', '--format=%H')).toBe(before);
    expect(repo.setup('diff', '--cached')).toBe('');
    expect(repo.setup('for-each-ref').split('\n')).toHaveLength(2);
    expect(existsSync(join(repo.dir, '.git/hunkguard-journal.lock'))).toBe(false);
  });
  it('survives objects that are gone', async () => {
    await agentWrites('a.ts', 'one();\ntwo();\nthree();\n', 'ai();\n');
    repo.setup('gc', '-q', '--prune=now');
    repo.setup('add', '-A');
    expect(commit('-m', 'After gc').exitCode).toBe(0);
    await agentWrites('a.ts', 'ai();\n', 'ai();\nmore();\n');
    repo.setup('add', '-A');
    expect(await share()).toMatchObject({ ai: 1, added: 1 });
  });
  it('lets two agents write at once', async () => {
    const edits = Array.from({ length: 4 }, (_, i) =>
      agentWrites(`p${i}.ts`, null, `p${i}();\n`, `Agent ${i}`),
    );
    await Promise.all(edits);
    repo.setup('add', '-A');
    expect(await share()).toMatchObject({ ai: 4, added: 4 });
  });
});
