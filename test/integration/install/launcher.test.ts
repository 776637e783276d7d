import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const LAUNCHER = join(import.meta.dirname, '../../../src/commands/init/hook.sh');

/** hook.sh beside a bundle that is never run: the nodes here say who they are and what they were given. */
describe('hook.sh', () => {
  let base: string;
  let launcher: string;

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), "hunkguard user's "));
    launcher = join(base, 'dist', 'hook.sh');
    await mkdir(dirname(launcher));
    await writeFile(join(base, 'dist', 'hunkguard.js'), '');
    await writeFile(launcher, await withoutSystemFolders());
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  /** A machine that has no node where systems have it. */
  async function withoutSystemFolders(): Promise<string> {
    const text = await readFile(LAUNCHER, 'utf8');
    const places = /(?<=[ "])(?=\/(?:opt|home|usr|snap|c)\/)/g;
    expect(text.match(places)).toHaveLength(7);
    return text.replace(places, '/nowhere');
  }

  async function plantNode(path: string, exitCode = 0): Promise<string> {
    const full = join(base, path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, `#!/bin/sh\necho "$0"\nprintf '<%s>' "$@"\nexit ${exitCode}\n`);
    await chmod(full, 0o755);
    return full;
  }

  async function run(args: readonly string[], env: Record<string, string> = {}, shell = '/bin/sh') {
    const { exitCode, all = '' } = await execa(shell, [launcher, ...args], {
      env: { HOME: base, PATH: '/nowhere', ...env },
      extendEnv: false,
      reject: false,
      all: true,
    });
    return { exitCode, output: all };
  }

  it.each([
    '.volta/bin/node',
    '.nvm/versions/node/v22.1.0/bin/node',
    '.local/share/fnm/aliases/default/bin/node',
    '.local/share/fnm/node-versions/v20.3.0/installation/bin/node',
    'Library/Application Support/fnm/node-versions/v20.3.0/installation/bin/node',
    '.local/share/mise/installs/node/24.0.1/bin/node',
    '.asdf/installs/nodejs/20.9.0/bin/node',
    '.nodenv/versions/20.9.0/bin/node',
  ])("finds %s when PATH has no node, as a graphical client's", async (path) => {
    const node = await plantNode(path);
    const { exitCode, output } = await run(['pre-commit']);
    expect(output).toContain(node);
    expect(exitCode).toBe(0);
  });

  it('takes the newest node of 20 or later, by number', async () => {
    for (const version of ['v9.9.9', 'v18.20.0', 'v20.1.0', 'v100.0.0', 'v22.0.0']) {
      await plantNode(`.nvm/versions/node/${version}/bin/node`);
    }
    expect((await run(['pre-commit'])).output).toContain('/v100.0.0/');
  });

  it('refuses when the only node is too old', async () => {
    await plantNode('.nvm/versions/node/v18.20.0/bin/node');
    expect((await run(['pre-commit'])).exitCode).toBe(2);
  });

  it('takes HUNKGUARD_NODE before PATH, PATH before the node that ran init', async () => {
    const env = {
      HUNKGUARD_NODE: await plantNode('one/node'),
      PATH: dirname(await plantNode('two/node')),
      HUNKGUARD_INIT_NODE: await plantNode('three/node'),
    };
    expect((await run(['pre-commit'], env)).output).toContain('/one/node');
    expect((await run(['pre-commit'], { ...env, HUNKGUARD_NODE: '' })).output).toContain(
      '/two/node',
    );
    expect(
      (await run(['pre-commit'], { ...env, HUNKGUARD_NODE: '', PATH: '/x' })).output,
    ).toContain('/three/node');
    expect((await run(['--find-node'], env)).output).toBe(env.HUNKGUARD_NODE);
  });

  it('refuses without node, and says how to mend it', async () => {
    const { exitCode, output } = await run(['pre-commit']);
    expect(exitCode).toBe(2);
    expect(output).toContain('node was not found (PATH=/nowhere)');
    expect(output).toContain('HUNKGUARD_NODE');
    expect(output).toContain('npx hunkguard init');
  });

  it('refuses without its bundle', async () => {
    await rm(join(base, 'dist', 'hunkguard.js'));
    await plantNode('.volta/bin/node');
    const { exitCode, output } = await run(['pre-push']);
    expect(exitCode).toBe(2);
    expect(output).toContain('npm install');
  });

  it('lets pass what was switched off by name, and says so', async () => {
    const off = await run(['pre-commit'], { HUNKGUARD: '0' });
    expect(off).toEqual({
      exitCode: 0,
      output: 'hunkguard: pre-commit skipped, because HUNKGUARD=0',
    });
    const open = await run(['pre-commit'], { HUNKGUARD_FAIL_OPEN: '1' });
    expect(open.exitCode).toBe(0);
    expect(open.output).toContain('Passing unscanned');
  });

  it('never stops a commit in prepare-commit-msg', async () => {
    expect((await run(['prepare-commit-msg', 'x'])).exitCode).toBe(0);
    await plantNode('.volta/bin/node', 1);
    expect((await run(['prepare-commit-msg', 'x'])).exitCode).toBe(0);
    expect((await run(['commit-msg', 'x'])).exitCode).toBe(1);
  });

  it.each(['/bin/sh', '/bin/bash'])(
    'hands arguments on, without literal placeholders: %s',
    async (shell) => {
      await plantNode('.volta/bin/node');
      const args = ['commit-msg', 'a \'b" $c', '{2}', '', '{3}', '*', '{x}'];
      const { output } = await run(args, {}, shell);
      expect(output).toContain(`<hook><commit-msg><a 'b" $c><*><{x}>`);
    },
  );

  it('is the file that ships', async () => {
    await copyFile(LAUNCHER, launcher);
    const shipped = join(import.meta.dirname, '../../../dist/hook.sh');
    expect(await readFile(shipped, 'utf8')).toBe(await readFile(launcher, 'utf8'));
  });
});
