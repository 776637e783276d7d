import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { expandPlaceholders } from '../../../src/rules/expand.ts';
import { BUNDLE, hunkguard } from '../../helpers/hunkguard.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

const python = await execa('python3', ['-c', 'import pty'], { reject: false });
const key = (seed: string) => expandPlaceholders('aws_access_key_id = "AKIA{{base32:16}}"', seed);

/** Runs a command on a pseudo-terminal; each key is pressed when the prompt has been printed. */
const PTY = `
import os, pty, sys
keys = list(sys.argv[1])
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
out = b''
seen = 0
while True:
    try:
        data = os.read(fd, 4096)
    except OSError:
        break
    if not data:
        break
    out += data
    while out.count(b'q save and quit') > seen and keys:
        seen += 1
        os.write(fd, keys.pop(0).encode())
sys.stdout.buffer.write(out)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

test.runIf(python.exitCode === 0)(
  'audit: one key a verdict; a rejected one blocks again, and stays out',
  async () => {
    await withGitRepo(async (repo) => {
      for (const name of ['a', 'b', 'c']) await repo.write(`${name}.py`, `${key(name)}\n`);
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'legacy');
      await hunkguard(repo, ['baseline', 'create']);
      const { stdout, exitCode } = await execa(
        'python3',
        ['-c', PTY, 'asbr!q', 'node', BUNDLE, 'baseline', 'audit'],
        { cwd: repo.dir, env: repo.env, extendEnv: false, reject: false, timeout: 30_000 },
      );
      expect(exitCode).toBe(0);
      expect(stdout).toContain('1 of 3');
      expect(stdout).toMatch(/a\.py:1:\d+ {2}critical/);
      expect(stdout).not.toMatch(/AKIA[A-Z0-9]{16}/);
      expect(stdout).toContain('2 judged, 1 left');
      const verdictOf = async (name: string) =>
        JSON.parse(await readFile(join(repo.dir, `.hunkguard/baseline/${name}.py.jsonl`), 'utf8'))
          .verdict;
      expect(await Promise.all(['a', 'b', 'c'].map(verdictOf))).toEqual([
        'accepted',
        'rejected',
        'unreviewed',
      ]);
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'audited');
      const scan = await hunkguard(repo, ['scan', '--all-files']);
      expect([scan.exitCode, scan.stdout]).toEqual([1, expect.stringMatching(/^b\.py:1:/)]);
      const update = await hunkguard(repo, ['baseline', 'update']);
      expect(update.stdout).toContain('0 added');
      expect(update.stdout).toContain('stands though it was rejected: b.py:1');
    });
  },
);

test.skipIf(python.exitCode === 0)('there is no python3: no audit was run on a terminal', () => {});
