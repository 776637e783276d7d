import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

const PROJECT = join(import.meta.dirname, '..', '..');

/** A repository of its own for one test. */
export interface GitRepo {
  dir: string;
  /** The environment git runs in: no configuration but the repository's own. */
  env: Record<string, string>;
  /** Runs git in the repository, without its hooks, and returns its standard output. */
  git(...args: string[]): Promise<string>;
  /** The same with options of execa, such as `cwd`, `env`, `input`, `reject`. */
  run(
    args: readonly string[],
    options?: RunOptions,
  ): Promise<{ stdout: string; stderr: string; exitCode?: number }>;
  /** Standard output as bytes. */
  bytes(...args: string[]): Promise<Uint8Array>;
  /** Writes a file below `dir`, with the folders it needs. */
  write(path: string, content: string | Uint8Array): Promise<void>;
}

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  input?: string | Uint8Array;
  reject?: boolean;
}

/** Makes a repository with an identity and the branch `main`, and removes it in any case. */
export async function withGitRepo(
  body: (repo: GitRepo) => Promise<void>,
  initArgs: readonly string[] = [],
): Promise<void> {
  const base = await realpath(await mkdtemp(join(tmpdir(), 'hunkguard-')));
  const dir = join(base, 'repo');
  try {
    if (base.startsWith(PROJECT))
      throw new Error('TMPDIR lies in the project: a test could change its repository');
    await mkdir(join(base, 'home'), { recursive: true });
    const repo = repoAt(dir, join(base, 'home'));
    await mkdir(dir);
    await repo.git('init', '-q', '-b', 'main', ...initArgs);
    await repo.git('config', 'user.name', 'Test');
    await repo.git('config', 'user.email', 'test@example.invalid');
    await repo.git('config', 'commit.gpgsign', 'false');
    await body(repo);
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The handle of a repository that exists, such as a clone or a linked work tree. */
export function repoAt(dir: string, home: string): GitRepo {
  const env = cleanEnv(home);
  const run = async (args: readonly string[], options: RunOptions = {}) =>
    await execa('git', ['-c', 'core.hooksPath=/dev/null', ...args], {
      cwd: dir,
      stdin: options.input === undefined ? 'ignore' : 'pipe',
      ...options,
      env: { ...env, ...options.env },
      extendEnv: false,
      stripFinalNewline: true,
    });
  return {
    dir,
    env,
    run,
    git: async (...args) => (await run(args)).stdout,
    async bytes(...args) {
      const options = {
        cwd: dir,
        env,
        extendEnv: false,
        encoding: 'buffer',
        stripFinalNewline: false,
      } as const;
      return (await execa('git', args, options)).stdout;
    },
    async write(path, content) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), content);
    },
  };
}

function cleanEnv(home: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|XDG_)/i.test(name));
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    HOME: home,
    USERPROFILE: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
    GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  };
}
