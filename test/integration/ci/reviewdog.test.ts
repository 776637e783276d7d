import { execa, execaSync } from 'execa';
import { expect, test } from 'vitest';
import { hunkguard, SECRET_LINE } from '../../helpers/hunkguard.ts';
import { withGitRepo } from '../../helpers/with-git-repo.ts';

/** `go install github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0`, then on PATH or named here. */
const tool = process.env.REVIEWDOG ?? 'reviewdog';
const runs = (() => {
  try {
    return execaSync(tool, ['-version'], { reject: false }).exitCode === 0;
  } catch {
    return false;
  }
})();

/** Its local reporter prints what each diagnostic came from: SARIF as JSON, rdjson as protobuf text. */
function placesIn(shown: string): string[] {
  const told =
    /path:\s*"([^"]*)"\s+range:\s*\{\s*start:\s*\{\s*line:\s*(\d+)|"uri":"([^"]*)".*?"startLine":(\d+)/g;
  return [...shown.matchAll(told)].map(
    ([, path, line, uri = '', startLine]) =>
      `${path ?? decodeURIComponent(uri)}:${line ?? startLine}`,
  );
}

test.runIf(runs).each(['rdjson', 'sarif'])(
  'reviewdog shows of our %s what we found, and its own filter on the same diff takes nothing away',
  async (format) => {
    await withGitRepo(async (repo) => {
      await repo.write('src/old.py', `import os\n${SECRET_LINE}\nprint(1)\n`);
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'base');
      await repo.git('checkout', '-qb', 'topic');
      await repo.write('src/old.py', `import os\n${SECRET_LINE}\nprint(1)\nprint(2)\n`);
      await repo.write('src/é b%#1.py', `import os\n\n${SECRET_LINE}\n`);
      await repo.write('deploy/keys.env', `${SECRET_LINE}\nx=1\n${SECRET_LINE}\n`);
      await repo.git('add', '.');
      await repo.git('commit', '-qm', 'topic');
      const args = [
        'scan',
        '--range',
        'main...topic',
        '--format',
        'json=own.json',
        '--format',
        format,
      ];
      const { stdout, exitCode } = await hunkguard(repo, args);
      expect(exitCode).toBe(1);
      const diff = 'git -c core.quotePath=false diff main...topic';
      for (const filter of ['added', 'nofilter']) {
        const shown = await execa(
          tool,
          [`-f=${format}`, `-diff=${diff}`, '-reporter=local', `-filter-mode=${filter}`],
          { cwd: repo.dir, env: repo.env, extendEnv: false, input: stdout, reject: false },
        );
        const places = placesIn(shown.stdout);
        expect(places.sort(), filter).toEqual([
          'deploy/keys.env:1',
          'deploy/keys.env:3',
          'src/é b%#1.py:3',
        ]);
      }
    });
  },
);

test.skipIf(runs)('reviewdog is not installed: no round trip was made', () => {});
