import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AttributionOptions } from '../../../src/attribution/options.ts';
import { buildHooks } from './support/built-hooks.ts';
import type { Repository, Variables } from './support/repository.ts';
import { createRepository } from './support/repository.ts';

const CLAUDE: Variables = { CLAUDECODE: '1' };
const VENDOR =
  'Add\n\nBody\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>';

let hooks = '';
let repo: Repository;
beforeAll(async () => {
  hooks = await buildHooks();
});
afterAll(() => rmSync(hooks, { recursive: true, force: true }));
beforeEach(() => {
  repo = createRepository(hooks);
  repo.write('base.txt', 'base\n');
  repo.setup('add', '-A');
  repo.setup('commit', '-q', '-m', 'Base');
});
afterEach(() => repo.remove());

function commit(
  args: readonly string[],
  options: Partial<AttributionOptions>,
  env: Variables = CLAUDE,
): { exitCode: number; stderr: string; message: string } {
  repo.write('src/auth.ts', `export const n = ${Math.random()};\n`);
  repo.setup('add', '-A');
  const { exitCode, stderr } = repo.git(['commit', '-q', ...args], {
    ...env,
    TEST_OPTIONS: JSON.stringify(options),
  });
  const message = Buffer.from(repo.messages('-1')[0] ?? '', 'latin1').toString('utf8');
  return { exitCode, stderr, message };
}

/** An editor in which a person takes our trailer out. */
const removing = (): Variables => ({
  ...CLAUDE,
  GIT_EDITOR: repo.script('remove', `sed -i '/^AI-GENERATED/d' "$1"`),
});

describe('mode', () => {
  it('off writes nothing', () =>
    expect(commit(['-m', 'Add'], { mode: 'off' }).message).toBe('Add\n'));

  it('record respects a person who takes the trailer out', () =>
    expect(commit(['-m', 'Add', '-e'], { mode: 'record' }, removing())).toMatchObject({
      exitCode: 0,
      message: 'Add\n',
    }));

  it('warn says so and lets the commit go on', () => {
    const { exitCode, stderr, message } = commit(['-m', 'Add', '-e'], { mode: 'warn' }, removing());
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Claude Code (CLAUDECODE is set) took part');
    expect(message).toBe('Add\n');
  });

  it('require-marker refuses when the trailer was taken out, and takes a marker instead', () => {
    const refused = commit(['-m', 'Add', '-e'], { mode: 'require-marker' }, removing());
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('commit refused');
    expect(refused.message).toBe('Base\n');
    repo.write('marked.ts', '// AI-GENERATED: Claude Code (2026-03-01)\nexport {};\n');
    expect(commit(['-m', 'Add', '-e'], { mode: 'require-marker' }, removing()).exitCode).toBe(0);
  });

  it('require-marker has nothing against the trailer, nor against people', () => {
    expect(commit(['-m', 'Add'], { mode: 'require-marker' }).exitCode).toBe(0);
    expect(commit(['-m', 'Add'], { mode: 'require-marker' }, {}).exitCode).toBe(0);
  });

  it('require-review refuses at commit time only in sensitive paths, until another person reviewed', () => {
    const sensitive = { mode: 'require-review', sensitivePaths: ['src/**'] } as const;
    const refused = commit(['-m', 'Add'], sensitive);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('src/auth.ts');
    const own = 'Reviewed-by: Ada Human <ada@example.org>';
    expect(commit(['-m', 'Add', '-m', own], sensitive).exitCode).toBe(1);
    const other = 'Reviewed-by: Bob Other <bob@example.org>';
    expect(commit(['-m', 'Add', '-m', other], sensitive).message).toBe(
      `Add\n\n${other}\nAI-GENERATED: Claude Code\n`,
    );
    expect(
      commit(['-m', 'Add'], { mode: 'require-review', sensitivePaths: ['lib/**'] }).exitCode,
    ).toBe(0);
    expect(commit(['-m', 'Add'], sensitive, {}).exitCode).toBe(0);
  });

  it('forbid refuses an agent’s commit, by environment or by message, and no person’s', () => {
    expect(commit(['-m', 'Add'], { mode: 'forbid' }).exitCode).toBe(1);
    expect(commit(['-m', VENDOR], { mode: 'forbid' }, {}).exitCode).toBe(1);
    expect(commit(['-m', 'Add cursors for Claude'], { mode: 'forbid' }, {}).exitCode).toBe(0);
  });

  it('neutralise puts our trailer in the place of the vendor’s lines', () => {
    expect(commit(['-m', VENDOR], { mode: 'neutralise' }, {}).message).toBe(
      'Add\n\nBody\n\nAI-GENERATED: Claude Code\n',
    );
    const editor = {
      GIT_EDITOR: repo.script('type', `printf 'Typed\\n\\nMade-with: Cursor\\n' > "$1"`),
    };
    expect(commit([], { mode: 'neutralise' }, editor).message).toBe(
      'Typed\n\nAI-GENERATED: Cursor\n',
    );
  });

  it('record keeps the vendor’s lines and adds ours', () =>
    expect(commit(['-m', VENDOR], {}, {}).message).toBe(`${VENDOR}\nAI-GENERATED: Claude Code\n`));
});

describe('trailer', () => {
  it('writes the keys that are asked for, each once', () => {
    const keys = { trailer: ['Assisted-by', 'Generated-by'] } as const;
    const written = 'Add\n\nAssisted-by: Claude Code\nGenerated-by: Claude Code\n';
    expect(commit(['-m', 'Add'], keys).message).toBe(written);
    expect(commit(['--amend', '--no-edit'], keys).message).toBe(written);
  });
  it('names the second agent beside the first', () => {
    commit(['-m', 'Add'], {});
    const amended = commit(['--amend', '--no-edit'], {}, { CODEX_CI: '1' });
    expect(amended.message).toBe('Add\n\nAI-GENERATED: Claude Code\nAI-GENERATED: Codex\n');
  });
  it('lets a name from the environment forge nothing', () => {
    const env = { AI_AGENT: 'evil\nSigned-off-by: Eve <eve@example.org>' };
    expect(commit(['-m', 'Add'], {}, env).message).toBe('Add\n\nAI-GENERATED: evil\n');
  });
});

describe('declarations', () => {
  it.each([
    ['HUNKGUARD_AGENT=0', [], { ...CLAUDE, HUNKGUARD_AGENT: '0' }],
    ['AI-GENERATED: none', ['-m', 'AI-GENERATED: none'], CLAUDE],
  ])('%s opts out', (_, args, env) =>
    expect(commit(['-m', 'Add', ...args], {}, env).message).not.toContain('Claude'),
  );
  it('git config opts out, and names an agent', () => {
    repo.setup('config', 'hunkguard.agent', 'none');
    expect(commit(['-m', 'Add'], {}).message).toBe('Add\n');
    repo.setup('config', 'hunkguard.agent', 'My Agent 2');
    expect(commit(['-m', 'Add'], {}, {}).message).toBe('Add\n\nAI-GENERATED: My Agent 2\n');
  });
  it('git -c names an agent for one command', () => {
    repo.write('x.txt', 'x\n');
    repo.setup('add', '-A');
    repo.git(['-c', 'hunkguard.agent=codex', 'commit', '-q', '-m', 'Add']);
    expect(repo.messages('-1')).toEqual(['Add\n\nAI-GENERATED: Codex\n']);
  });
  it('aider’s author name is enough', () => {
    const env = { GIT_AUTHOR_NAME: 'Ada (aider)', GIT_AUTHOR_EMAIL: 'ada@example.org' };
    expect(commit(['-m', 'Add'], {}, env).message).toBe('Add\n\nAI-GENERATED: Aider\n');
  });
  it('an agent’s variable set to 0 or empty is a person', () => {
    expect(commit(['-m', 'Add'], {}, { CLAUDECODE: '0' }).message).toBe('Add\n');
    expect(commit(['-m', 'Add'], {}, { CLAUDECODE: '' }).message).toBe('Add\n');
  });
});

describe('callers', () => {
  it('reads lefthook’s placeholders as missing arguments', () => {
    const lefthook = repo.script(
      'lefthook',
      `exec "${process.execPath}" "${hooks}/prepare-commit-msg.mjs" "$1" "\${2:-{2\\}}" "\${3:-{3\\}}"`,
    );
    repo.write('.git/hooks/prepare-commit-msg', `#!/bin/sh\nexec ${lefthook} "$@"\n`);
    expect(commit(['-m', 'Add'], {}).message).toBe('Add\n\nAI-GENERATED: Claude Code\n');
    const editor = { ...CLAUDE, GIT_EDITOR: 'true' };
    expect(commit([], {}, editor).exitCode).toBe(1);
  });
  it('reads the pre-commit framework’s variables', () => {
    repo.write(
      '.git/hooks/prepare-commit-msg',
      `#!/bin/sh\nexport PRE_COMMIT_COMMIT_MSG_SOURCE="$2" PRE_COMMIT_COMMIT_OBJECT_NAME="$3"\nexec "${process.execPath}" "${hooks}/prepare-commit-msg.mjs" "$1"\n`,
    );
    repo.write('../template', 'Subject here\n');
    expect(commit(['-t', '../template'], {}).exitCode).toBe(1);
    expect(commit(['-m', 'Add'], {}).message).toBe('Add\n\nAI-GENERATED: Claude Code\n');
  });
});

describe('failures', () => {
  it('gives up quietly when time runs out, and changes nothing', () =>
    expect(commit(['-m', 'Add'], {}, { ...CLAUDE, TEST_BUDGET: '1' })).toMatchObject({
      exitCode: 0,
      message: 'Add\n',
      stderr: '',
    }));
  it('lets the commit go on when git cannot be run, and says why on request', () => {
    const hook = `#!/bin/sh\nPATH=/nonexistent exec "${process.execPath}" "${hooks}/prepare-commit-msg.mjs" "$@"\n`;
    repo.write('.git/hooks/prepare-commit-msg', hook);
    expect(commit(['-m', 'Add'], {})).toMatchObject({ exitCode: 0, message: 'Add\n', stderr: '' });
    const debug = commit(['-m', 'Add'], {}, { ...CLAUDE, HUNKGUARD_DEBUG: '1' });
    expect(debug.stderr).toContain('attribution skipped');
  });
  it('lets the next commit alone after an aborted editor', () => {
    commit([], {}, { ...CLAUDE, GIT_EDITOR: 'false' });
    const editor = {
      GIT_EDITOR: repo.script('type', `{ echo Typed; cat "$1"; } > "$1.n"; mv "$1.n" "$1"`),
    };
    expect(commit([], {}, editor).message).toBe('Typed\n');
  });
});
