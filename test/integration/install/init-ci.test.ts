import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hunkguard } from '../../helpers/hunkguard.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

describe('init --ci', () => {
  it.each([
    ['github', '.github/workflows/hunkguard.yml'],
    ['gitlab', '.gitlab/hunkguard.gitlab-ci.yml'],
  ])('%s: writes the job once, and never over another file', (system, path) =>
    withGitRepo(async (repo) => {
      const args = ['init', '--ci', system, '--gates', 'semgrep'];
      expect((await hunkguard(repo, [...args, '--dry-run'])).stdout).toContain('hunkguard');
      await expect(readFile(join(repo.dir, path))).rejects.toThrow();
      expect((await hunkguard(repo, args)).exitCode).toBe(0);
      const text = await readFile(join(repo.dir, path), 'utf8');
      expect(text).toContain('semgrep');
      expect((await hunkguard(repo, args)).stdout).toContain('in place already');
      await repo.write(path, `${text}# mine\n`);
      const refused = await hunkguard(repo, args);
      expect(refused.exitCode).toBe(2);
      expect(await readFile(join(repo.dir, path), 'utf8')).toContain('# mine');
    }),
  );
});
