// What prepare-commit-msg costs over Node's own start, which may be at most 1.6 times `node -e 0`:
//   node bench/prepare-commit-msg.mjs [RUNS]
// The three take turns, so that a busy machine slows all of them alike.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const runs = Number(process.argv[2] ?? 30);
const work = mkdtempSync(join(tmpdir(), 'hunkguard-bench-'));
const repo = join(work, 'repo');
const git = (...args) =>
  execFileSync('git', ['-C', repo, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args]);

try {
  execFileSync('node', [join(root, 'scripts/bundle.mjs'), join(work, 'dist')], { cwd: root });
  execFileSync('git', ['init', '-q', repo]);
  writeFileSync(join(repo, 'a.txt'), 'a\n');
  git('add', '-A');
  git('commit', '-q', '-m', 'One');
  writeFileSync(join(repo, 'b.txt'), 'b\n');
  git('add', '-A');
  const hook = ['hook', 'prepare-commit-msg', '.git/COMMIT_EDITMSG', 'message'];
  const bundle = join(work, 'dist/hunkguard.js');
  const env = {
    PATH: process.env.PATH,
    HOME: work,
    GIT_INDEX_FILE: '.git/index',
    GIT_EDITOR: ':',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.org',
  };
  const commands = [
    ['node -e 0', ['-e', '0'], env],
    ['a person', [bundle, ...hook], env],
    ['an agent', [bundle, ...hook], { ...env, CLAUDECODE: '1' }],
  ];
  const times = commands.map(() => []);
  for (let run = -2; run < runs; run += 1) {
    for (const [index, [, args, variables]] of commands.entries()) {
      writeFileSync(join(repo, '.git/COMMIT_EDITMSG'), 'Add b\n\nWhy it is there.\n');
      const start = performance.now();
      execFileSync(process.execPath, args, { cwd: repo, env: variables });
      if (run >= 0) times[index].push(performance.now() - start);
    }
  }
  for (const [index, [name]] of commands.entries()) {
    const ratios = times[index].map((time, run) => time / times[0][run]).sort((x, y) => x - y);
    const least = Math.min(...times[index]);
    const best = least / Math.min(...times[0]);
    console.log(
      `${name.padEnd(10)}  least ${least.toFixed(0)} ms (${best.toFixed(2)}×)  median ratio of a round ${ratios[ratios.length >> 1].toFixed(2)}×`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
