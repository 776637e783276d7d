import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execaSync } from 'execa';
import { MESSAGE_HOOKS } from './built-hooks.ts';

export type Variables = Readonly<Record<string, string>>;

/** What a git command answered. */
export interface Answer {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** A throw-away repository with real git, and the built message hooks unless they are left out. */
export interface Repository {
  dir: string;
  /** Runs git under the actor's variables, hooks included; never throws. */
  git: (args: readonly string[], extra?: Variables) => Answer;
  /** Prepares: runs git without hooks and without the actor's variables; throws on failure. */
  setup: (...args: string[]) => string;
  write: (path: string, content: string | Uint8Array) => void;
  /** A shell script outside the work tree, for use as an editor; `$1` is the file. */
  script: (name: string, body: string) => string;
  /** Messages of all commits of a range, newest first, as git stored them. */
  messages: (range: string) => string[];
  remove: () => void;
}

const BASE_ENV: Variables = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_DATE: '2026-03-01T10:00:00Z',
  GIT_COMMITTER_DATE: '2026-03-01T10:00:00Z',
  LC_ALL: 'C',
  TZ: 'UTC',
};

export function createRepository(hooks: string | null, actor: Variables = {}): Repository {
  const root = mkdtempSync(join(tmpdir(), 'hunkguard-attr-'));
  const dir = join(root, 'repo');
  mkdirSync(dir);
  const run = (args: readonly string[], env: Variables): Answer => {
    const { exitCode, stdout, stderr } = execaSync('git', args, {
      cwd: dir,
      env: { ...BASE_ENV, ...env },
      extendEnv: false,
      reject: false,
      stripFinalNewline: false,
      input: '',
      encoding: 'latin1',
    });
    return { exitCode: exitCode ?? -1, stdout, stderr };
  };
  const setup = (...args: string[]): string => {
    const answer = run(['-c', 'core.hooksPath=/dev/null', ...args], { GIT_EDITOR: 'true' });
    if (answer.exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${answer.stderr}`);
    return answer.stdout;
  };
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  };
  const script = (name: string, body: string): string => {
    const path = join(root, name);
    writeFileSync(path, `#!/bin/sh\n${body}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  setup('init', '-q', '-b', 'main');
  setup('config', 'user.name', 'Ada Human');
  setup('config', 'user.email', 'ada@example.org');
  setup('config', 'commit.gpgsign', 'false');
  if (hooks !== null) {
    for (const hook of MESSAGE_HOOKS) {
      const path = join(dir, '.git/hooks', hook);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${hooks}/${hook}.mjs" "$@"\n`);
      chmodSync(path, 0o755);
    }
  }
  return {
    dir,
    git: (args, extra = {}) => run(args, { GIT_EDITOR: 'true', ...actor, ...extra }),
    setup,
    write,
    script,
    messages: (range) =>
      setup('log', '--format=%B%x00', range)
        .split('\0')
        .slice(0, -1)
        .map((message) => message.replace(/^\n/, '')),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
