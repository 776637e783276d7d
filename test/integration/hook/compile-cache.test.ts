import { chmod, cp, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { BUNDLE, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { type GitRepo, withGitRepo } from '../../helpers/with-git-repo.ts';

interface Installed {
  /** Runs the installed pre-commit hook over a staged secret. */
  hook: (env?: Record<string, string>) => Promise<{ exitCode?: number; stderr: string }>;
  /** Stages one more file. */
  stage: (path: string, text: string) => Promise<void>;
  /** The files that V8's code is kept in. */
  kept: () => Promise<string[]>;
  /** The bundle's folder, of this test alone. */
  dist: string;
}

async function withInstalled(body: (installed: Installed) => Promise<void>): Promise<void> {
  await withGitRepo(async (repo: GitRepo) => {
    const dist = join(dirname(repo.dir), 'dist');
    await cp(dirname(BUNDLE), dist, {
      recursive: true,
      filter: (path) => !path.includes('/.cache'),
    });
    await repo.write('a.txt', `${SECRET_LINE}\n`);
    await repo.git('add', '.');
    const cache = join(dist, '.cache');
    await body({
      dist,
      stage: async (path, text) => {
        await repo.write(path, text);
        await repo.git('add', path);
      },
      kept: async () => (await readdir(cache).catch(() => [])).map((name) => join(cache, name)),
      hook: (env = {}) =>
        execa(process.execPath, [join(dist, 'hunkguard.js'), 'hook', 'pre-commit'], {
          cwd: repo.dir,
          env: { ...repo.env, ...env },
          extendEnv: false,
          reject: false,
        }),
    });
  });
}

/** One of the kept files that the hook reads first. */
async function firstKept({ kept }: Installed): Promise<string> {
  const found = (await kept()).find((path) => path.includes('hook-pre-commit'));
  if (found === undefined) throw new Error('nothing was kept');
  return found;
}

const BLOCKED = { exitCode: 1, stderr: expect.stringContaining('aws-access-key-id') };

describe('what V8 compiled is kept beside the bundle', () => {
  it('and the next run reads it and leaves it as it is', () =>
    withInstalled(async (installed) => {
      expect(await installed.hook()).toMatchObject(BLOCKED);
      const kept = await firstKept(installed);
      const written = (await stat(kept)).mtimeMs;
      expect(await installed.hook()).toMatchObject(BLOCKED);
      expect((await stat(kept)).mtimeMs).toBe(written);
    }));

  it.each([
    ['a changed byte', (bytes: Buffer) => bytes.fill(0x55, 1000, 1001)],
    ['zeros', (bytes: Buffer) => bytes.fill(0)],
    ['half of it', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['nothing', () => Buffer.alloc(0)],
  ])('but not when a crash left %s: it is compiled and written anew', (_name, spoil) =>
    withInstalled(async (installed) => {
      await installed.hook();
      const kept = await firstKept(installed);
      const whole = await readFile(kept);
      await writeFile(kept, spoil(Buffer.from(whole)));
      expect(await installed.hook()).toMatchObject(BLOCKED);
      const again = await readFile(kept);
      expect(again.length).toBeGreaterThan(1000);
      const uses = again.length - 2 - again.readUInt16LE(again.length - 2);
      const half = uses / 2;
      expect(again.subarray(0, half).equals(again.subarray(half, uses))).toBe(true);
    }),
  );

  it('a bundle changed by hand is run as it is now, also when its length is the same', () =>
    withInstalled(async (installed) => {
      await installed.hook();
      const path = join(installed.dist, 'chunks', 'hook-report-of-hook.js');
      const code = await readFile(path, 'latin1');
      const changed = code.replace('append a comment', 'APPEND A COMMENT');
      expect(changed).not.toBe(code);
      await writeFile(path, changed, 'latin1');
      await utimes(path, new Date(), new Date(Date.now() + 5000));
      expect((await installed.hook()).stderr).toContain('APPEND A COMMENT');
    }));

  it('and more of it once the hook meets another language', () =>
    withInstalled(async (installed) => {
      const { hook, stage, kept } = installed;
      const analyzed = async () => {
        const found = (await kept()).find((path) => path.includes('analyze'));
        return found === undefined ? undefined : (await stat(found)).size;
      };
      await hook();
      expect(await analyzed()).toBeUndefined();
      await stage('a.js', 'app.get("/", (req) => eval(req.query.code));\n');
      await hook();
      const first = (await analyzed()) as number;
      await stage('b.py', 'import os\ndef view(request):\n    os.system(request.GET["command"])\n');
      await hook();
      const both = (await analyzed()) as number;
      expect(both).toBeGreaterThan(first);
      await stage('c.py', 'import os\ndef view(request):\n    os.system(request.GET["c"])\n');
      await hook();
      expect(await analyzed()).toBe(both);
    }));

  it('where nothing can be written the hook works all the same', () =>
    withInstalled(async (installed) => {
      // A file in the folder's place stops root as well.
      await writeFile(join(installed.dist, '.cache'), '');
      await chmod(installed.dist, 0o555);
      expect(await installed.hook()).toMatchObject(BLOCKED);
      await chmod(installed.dist, 0o755);
    }));

  it('and Node has nothing to warn of when a command loads many files for the first time', () =>
    withInstalled(async ({ dist, kept }) => {
      const args = [join(dist, 'hunkguard.js'), 'demo'];
      const { stderr } = await execa(process.execPath, args);
      expect((await kept()).length).toBeGreaterThan(10);
      expect(stderr).toBe('');
    }));

  it('not after a long run, in which V8 has thrown away what it compiled for the start', () =>
    withInstalled(async (installed) => {
      const long = join(installed.dist, 'long.cjs');
      await writeFile(long, 'process.cpuUsage = () => ({ user: 2e6, system: 0 });');
      expect(await installed.hook({ NODE_OPTIONS: `--require ${long}` })).toMatchObject(BLOCKED);
      expect(await installed.kept()).toEqual([]);
    }));

  it("not with Node's own NODE_DISABLE_COMPILE_CACHE", () =>
    withInstalled(async (installed) => {
      expect(await installed.hook({ NODE_DISABLE_COMPILE_CACHE: '1' })).toMatchObject(BLOCKED);
      expect(await installed.kept()).toEqual([]);
    }));
});
