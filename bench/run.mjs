// Speed as ratios against other commands in one run: `npm run bench [typical|suspects|medium|big|rules|message ...]`.
// Needs hyperfine; gitleaks binaries named in GITLEAKS (comma-separated paths) are compared as well.
// The least of many alternating runs counts: on a shared machine the others measure the neighbours.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { importSource, readRules, root } from '../scripts/rule-files.mjs';
import { bigChange, dataChange, mediumChange, typicalChange } from './repositories.mjs';

// Node would read these certificates at every start: 60 ms that hide every ratio.
delete process.env.NODE_EXTRA_CA_CERTS;

const hunkguard = join(root, 'dist', 'hunkguard.js');
const floor = `node -e "const {spawn}=require('child_process');let n=0;spawn('git',['diff','--cached','-U0']).stdout.on('data',b=>n+=b.length).on('end',()=>console.log(n))"`;
const gitleaks = (process.env.GITLEAKS ?? '').split(',').filter(Boolean);
const gitleaksCommand = (path) =>
  path.includes('8.18')
    ? `${path} protect --staged --no-banner --redact`
    : `${path} git --pre-commit --staged --no-banner --redact .`;

/** Runs commands alternately in one folder; returns each one's least wall and CPU seconds. */
function compare(dir, commands, runs) {
  const json = join(mkdtempSync(join(tmpdir(), 'hunkguard-hf-')), 'out.json');
  const args = ['--warmup', '0', '--runs', '1', '--ignore-failure', '--shell', 'none'];
  const results = commands.map(([name]) => ({ name, wall: Infinity, cpu: Infinity }));
  for (let run = 0; run < runs; run++) {
    for (const [index, [, command]] of commands.entries()) {
      execFileSync('hyperfine', [...args, '--export-json', json, command], {
        cwd: dir,
        stdio: 'ignore',
      });
      const [{ median, user, system }] = JSON.parse(readFileSync(json, 'utf8')).results;
      const best = results[index];
      best.wall = Math.min(best.wall, median);
      best.cpu = Math.min(best.cpu, user + system);
    }
  }
  return results;
}

function print(title, results) {
  console.log(`\n${title}`);
  const base = results[0];
  for (const { name, wall, cpu } of results) {
    console.log(
      `  ${name.padEnd(34)} wall ×${(wall / base.wall).toFixed(2)}   cpu ×${(cpu / base.cpu).toFixed(2)}   (${wall.toFixed(3)} s, ${cpu.toFixed(3)} s cpu)`,
    );
  }
  return results;
}

function staged(title, dir, runs) {
  const commands = [
    ['node spawning git diff', floor],
    ['hunkguard hook pre-commit', `node ${hunkguard} hook pre-commit`],
  ];
  for (const path of gitleaks) commands.push([basename(path), gitleaksCommand(path)]);
  print(title, compare(dir, commands, runs));
  rmSync(dir, { recursive: true, force: true });
}

/** The same 12 lines as nothing, as safe uses and as flaws, over `node -e 0` and git's own share. */
function suspects() {
  const bare = 'node -e 0';
  const diff = 'git diff-index --cached -p -U0 HEAD';
  console.log('\nCPU time of a 3-file change over `node -e 0` and `git diff-index`');
  for (const lines of ['ordinary', 'safe', 'flawed']) {
    const dir = typicalChange(lines);
    // The first runs fill what V8 keeps of the bundle; a user's second commit has it.
    const hook = `node ${hunkguard} hook pre-commit`;
    for (let n = 0; n < 3; n++) spawnSync('sh', ['-c', hook], { cwd: dir, stdio: 'ignore' });
    const [node, git, ours] = compare(
      dir,
      [bare, diff, hook].map((command) => [command, command]),
      21,
    );
    const under = node.cpu + git.cpu;
    console.log(
      `  ${lines.padEnd(10)} ${((ours.cpu - under) * 1000).toFixed(0).padStart(3)} ms over ${(under * 1000).toFixed(0)} ms   cpu ×${(ours.cpu / under).toFixed(2)}   wall ×${(ours.wall / (node.wall + git.wall)).toFixed(2)}`,
    );
    rmSync(dir, { recursive: true, force: true });
  }
}

function big() {
  large('50 MB of source code staged', bigChange());
  large('50 MB of lock files, Markdown, JSON and one line staged', dataChange());
}

function large(title, dir) {
  const results = print(
    title,
    compare(
      dir,
      [
        ['git diff-index -p', 'git diff-index --cached -p -U0 --text HEAD'],
        [
          'git cat-file of the new blobs',
          `bash -c "git diff-index --cached --raw HEAD | cut -d' ' -f4 | git cat-file --batch"`,
        ],
        ['hunkguard hook pre-commit', `node ${hunkguard} hook pre-commit`],
        ...gitleaks.map((path) => [basename(path), gitleaksCommand(path)]),
      ],
      gitleaks.length > 0 ? 1 : 3,
    ),
  );
  const [, cat, ours] = results;
  console.log(
    `  added text per second, git's own CPU time left out: ${(50 / (ours.cpu - cat.cpu)).toFixed(0)} MB/s of CPU time`,
  );
  const memory = execFileSync(
    '/usr/bin/env',
    [
      'bash',
      '-c',
      `/usr/bin/time -f %M node ${hunkguard} hook pre-commit 2>&1 >/dev/null | tail -n 1`,
    ],
    { cwd: dir, encoding: 'utf8' },
  );
  console.log(`  peak memory: ${(Number(memory) / 1024).toFixed(0)} MiB`);
  rmSync(dir, { recursive: true, force: true });
}

/** The letters and digits of a keyword, moved on by `n`: as long and as frequent a prefix as the real one. */
const movedOn = (keyword, n) =>
  keyword.replace(/[a-z]/g, (c) => String.fromCharCode(97 + ((c.charCodeAt(0) - 97 + n) % 26)));

/** The same commit with ten times the rules: copies with keywords of their own, of the same shape. */
async function tenfold() {
  const dist = mkdtempSync(join(tmpdir(), 'hunkguard-dist10-'));
  cpSync(join(root, 'dist'), dist, { recursive: true });
  const rules = (await readRules()).map(({ rule }) => rule);
  const { packRules } = await importSource('src/rules/pack.ts');
  const copies = Array.from({ length: 9 }, (_, n) =>
    rules.map((rule) => ({
      ...rule,
      id: `${rule.id}-${n}`,
      keywords: rule.keywords.map((k) => movedOn(k.toLowerCase(), n + 1)),
    })),
  );
  writeFileSync(join(dist, 'rules.bin'), packRules([...rules, ...copies.flat()]));
  const pair = (name) =>
    [
      [`${rules.length} rules`, `node ${hunkguard} hook pre-commit`],
      [`${rules.length * 10} rules`, `node ${join(dist, 'hunkguard.js')} hook pre-commit`],
    ].map(([a, b]) => [`${name}, ${a}`, b]);
  const small = typicalChange();
  print('Ten times the rules, typical commit', compare(small, pair('typical'), 25));
  const large = bigChange();
  print('Ten times the rules, 50 MB', compare(large, pair('50 MB'), 3));
  for (const dir of [small, large, dist]) rmSync(dir, { recursive: true, force: true });
}

const wanted = process.argv.slice(2);
const has = (name) => wanted.length === 0 || wanted.includes(name);
console.log(
  `${cpus().length} × ${cpus()[0].model}, node ${process.version}, load ${loadavg()
    .map((n) => n.toFixed(2))
    .join(' ')}`,
);
if (has('typical'))
  staged('Typical commit: 3 files, 12 lines, 500-file repository', typicalChange(), 25);
if (has('suspects')) suspects();
if (has('medium')) staged('5,000 lines in 100 files', mediumChange(), 12);
if (has('big')) big();
if (has('rules')) await tenfold();
if (has('message')) {
  console.log('\nprepare-commit-msg against `node -e 0`');
  spawnSync('node', [join(root, 'bench/prepare-commit-msg.mjs'), '25'], { stdio: 'inherit' });
}
