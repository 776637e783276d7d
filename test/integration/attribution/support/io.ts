import type { Io } from '../../../../src/commands/command.ts';
import type { Repository } from './repository.ts';

/** An `Io` in a test repository, for commands that run in process. */
export function ioIn(repo: Repository, stdin = '', now = '2026-03-10T12:00:00Z'): Io {
  return {
    cwd: repo.dir,
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
    },
    stdin: async function* () {
      yield Buffer.from(stdin);
    },
    stdoutIsTty: false,
    stderrIsTty: false,
    now: () => new Date(now),
  };
}
