import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { packedTarball } from '../../helpers/pack.ts';

export interface Outcome {
  exitCode: number;
  output: string;
}

/** A user's repository with hunkguard installed from the packed tarball. */
export interface Project {
  dir: string;
  env: Record<string, string>;
  run(argv: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** The same; throws when it fails. */
  ok(argv: readonly string[], options?: RunOptions): Promise<string>;
  /** `npx hunkguard`, from the folder given. */
  hunkguard(args: readonly string[], options?: RunOptions): Promise<Outcome>;
  write(path: string, content: string | Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string | undefined>;
  input?: string;
}

/** What another program's variables would change: git's, an assistant's, CI's, the managers' own. */
const DROPPED =
  /^(?:GIT_|PRE_COMMIT|HUSKY|LEFTHOOK|HUNKGUARD|npm_|CI$|SKIP$|AI_AGENT$|AGENT$|CLAUDE|CURSOR|CODEX|GEMINI|COPILOT|INIT_CWD$)/;

/** A repository named with a blank and a quote, with a package.json and one commit. */
export async function createProject(packages: readonly string[] = []): Promise<Project> {
  const base = await realpath(await mkdtemp(join(tmpdir(), 'hunkguard-e2e-')));
  const dir = join(base, "user's project");
  await mkdir(dir, { recursive: true });
  const project = projectAt(dir, cleanEnv(base), base);
  await project.ok(['git', 'init', '-q', '-b', 'main']);
  await project.write('.gitignore', 'node_modules\n');
  await project.write('package.json', '{ "name": "users-project", "private": true }\n');
  await project.ok([
    'npm',
    'install',
    '-D',
    '--no-audit',
    '--no-fund',
    await packedTarball(),
    ...packages,
  ]);
  await project.ok(['git', 'add', '-A']);
  await project.ok(['git', 'commit', '-q', '-m', 'Start']);
  return project;
}

/** The handle of another folder of the same user, such as a linked work tree. */
export function projectAt(dir: string, env: Record<string, string>, base: string): Project {
  const run = async (argv: readonly string[], options: RunOptions = {}): Promise<Outcome> => {
    const [program = '', ...args] = argv;
    const { exitCode, all } = await execa(program, args, {
      cwd: join(dir, options.cwd ?? '.'),
      env: { ...env, ...options.env },
      extendEnv: false,
      all: true,
      reject: false,
      timeout: 120_000,
      ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
    });
    return { exitCode: exitCode ?? -1, output: all };
  };
  const ok = async (argv: readonly string[], options?: RunOptions) => {
    const { exitCode, output } = await run(argv, options);
    if (exitCode !== 0) throw new Error(`${argv.join(' ')} ended with ${exitCode}:\n${output}`);
    return output;
  };
  return {
    dir,
    env,
    run,
    ok,
    hunkguard: (args, options) => run([join(dir, 'node_modules/.bin/hunkguard'), ...args], options),
    async write(path, content) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), content);
    },
    remove: () => rm(base, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function cleanEnv(base: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !DROPPED.test(name));
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(base, 'gitconfig'),
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.invalid',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.invalid',
    PRE_COMMIT_HOME: join(base, 'pre-commit-home'),
    XDG_CONFIG_HOME: join(base, 'config'),
    NO_COLOR: '1',
  };
}
