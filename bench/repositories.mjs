// The repositories that the benchmarks stage their changes in.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/rule-files.mjs';

const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
export const git = (dir, ...args) =>
  execFileSync('git', args, { cwd: dir, env, maxBuffer: 1 << 30 });

function repository(name) {
  const dir = mkdtempSync(join(tmpdir(), `hunkguard-bench-${name}-`));
  git(dir, 'init', '-q', '-b', 'main');
  git(dir, 'config', 'user.email', 'bench@example.invalid');
  git(dir, 'config', 'user.name', 'bench');
  return dir;
}

/** Ordinary code: the sources of this project's own dependencies, in a fixed order. */
export function* ordinaryFiles() {
  const base = join(root, 'node_modules');
  const names = readdirSync(base, { recursive: true })
    .filter((name) => /\.(?:js|mjs|cjs|ts|md|json)$/.test(name))
    .sort();
  for (const name of names) {
    const path = join(base, name);
    if (statSync(path).isFile())
      yield { name: name.replaceAll('/', '_'), text: readFileSync(path) };
  }
}

function commitOrdinary(dir, count) {
  let n = 0;
  for (const { name, text } of ordinaryFiles()) {
    if (!/\.[cm]?js$/.test(name) || text.length < 500 || text.length > 20_000) continue;
    mkdirSync(join(dir, `src/d${n % 25}`), { recursive: true });
    writeFileSync(join(dir, `src/d${n % 25}/f${n}.js`), text);
    if (++n === count) break;
  }
  git(dir, 'add', '.');
  git(dir, 'commit', '-qm', 'base');
}

const appended = (lines, tag) =>
  Array.from(
    { length: lines },
    (_, i) => `export const ${tag}${i} = (a, b) => a * ${i} + b;\n`,
  ).join('');

/** Four lines each for three files: nothing to look at. */
const ORDINARY = [3, 120, 333].map((n) => appended(4, `added${n}_`));

/** A query, a path and a program's arguments, bound, checked and listed. */
const SAFE = [
  `export async function findUser(req, res) {
  const { rows } = await pool.query('SELECT * FROM users WHERE id = $1', [req.params.id]);
  res.json(rows[0]);
}
`,
  `export function download(req, res) {
  const name = path.basename(req.query.file);
  res.sendFile(path.join(UPLOADS, name));
}
`,
  `export function thumbnail(req, res) {
  const { width } = req.query;
  execFile('convert', ['in.png', '-resize', String(Number(width)), 'out.png'], () => res.end());
}
`,
];

/** The same three, as they should not be. */
const FLAWED = [
  `export async function findUser(req, res) {
  const { rows } = await pool.query(\`SELECT * FROM users WHERE id = \${req.params.id}\`);
  res.json(rows[0]);
}
`,
  `export function download(req, res) {
  const name = req.query.file;
  res.sendFile(path.join(UPLOADS, name));
}
`,
  `export function thumbnail(req, res) {
  const { width } = req.query;
  exec(\`convert in.png -resize \${width} out.png\`, () => res.end());
}
`,
];

/**
 * 12 lines in 3 files of a 500-file repository.
 * @param lines what is appended: nothing that a code rule looks at, its safe use, or a flaw
 */
export function typicalChange(lines = 'ordinary') {
  const dir = repository('typical');
  commitOrdinary(dir, 500);
  const texts = { ordinary: ORDINARY, safe: SAFE, flawed: FLAWED }[lines];
  for (const [index, n] of [3, 120, 333].entries()) {
    const path = join(dir, `src/d${n % 25}/f${n}.js`);
    writeFileSync(path, readFileSync(path, 'utf8') + texts[index]);
  }
  git(dir, 'add', '.');
  return dir;
}

/** 5,000 lines in 100 files. */
export function mediumChange() {
  const dir = repository('medium');
  commitOrdinary(dir, 500);
  for (let n = 0; n < 100; n++) {
    const path = join(dir, `src/d${n % 25}/f${n}.js`);
    writeFileSync(path, readFileSync(path, 'utf8') + appended(50, `added${n}_`));
  }
  git(dir, 'add', '.');
  return dir;
}

const MEGABYTE = 1024 * 1024;

/** A line of 5 MB in a file of its own. */
function addLine(folder) {
  const text = 'function f(a,b){return a+b};'.repeat((5 * MEGABYTE) / 28);
  writeFileSync(join(folder, 'line.min.js'), `${text}\n`);
}

/** A lock file whose hashes are other ones for each seed. */
function lockFile(packages, seed) {
  const hash = (i) => createHash('sha512').update(`${seed} ${i}`).digest('base64');
  const lines = Array.from(
    { length: packages },
    (_, i) =>
      `    "node_modules/p${i}": { "version": "1.${i}.0", "resolved": "https://registry.npmjs.org/p${i}/-/p${i}-1.${i}.0.tgz", "integrity": "sha512-${hash(i)}" },\n`,
  );
  return `{\n${lines.join('')}"end": {}\n}\n`;
}

/** Files of this project's dependencies, again and again, up to so many bytes. */
function addOrdinary(folder, bytes, wanted) {
  let left = bytes;
  for (let round = 0; left > 0; round++) {
    for (const { name, text } of ordinaryFiles()) {
      if (text.length > 400_000 || !wanted.test(name)) continue;
      writeFileSync(join(folder, `${round}-${name.slice(-120)}`), text);
      left -= text.length;
      if (left <= 0) break;
    }
  }
}

/** 50 MB of text: ordinary code, a 5 MB line, a lock file of 1 MB. */
export function bigChange(megabytes = 50) {
  const dir = repository('big');
  git(dir, 'commit', '-qm', 'base', '--allow-empty');
  const folder = join(dir, 'b');
  mkdirSync(folder);
  addLine(folder);
  writeFileSync(join(folder, 'package-lock.json'), lockFile(5_000, 0));
  addOrdinary(folder, (megabytes - 6) * MEGABYTE, /./);
  git(dir, 'add', '.');
  return dir;
}

/** 50 MB in which little is code: lock files of 25 MB, a 5 MB line, Markdown and JSON. */
export function dataChange() {
  const dir = repository('data');
  git(dir, 'commit', '-qm', 'base', '--allow-empty');
  const folder = join(dir, 'b');
  for (let n = 0; n < 10; n++) {
    mkdirSync(join(folder, `p${n}`), { recursive: true });
    writeFileSync(join(folder, `p${n}`, 'package-lock.json'), lockFile(12_000, n));
  }
  addLine(folder);
  addOrdinary(folder, 20 * MEGABYTE, /\.(?:md|json)$/);
  git(dir, 'add', '.');
  return dir;
}
