// The head of dist/hunkguard.js. Finds the pieces of the bundle, and keeps what V8 made of a file beside
// it: compiling is a third of what a hook costs over Node's own start (docs/decisions.md).
'use strict';
const fs = require('node:fs');
const { Script } = require('node:vm');

/** The pieces of each file that was asked for, by name. */
const pieces = Object.create(null);
/** The files that hold several pieces, by piece; any other piece has a file of its own name. */
const files = __FILES__;
const modules = Object.create(null);
/** The files that were run, by where what V8 made of them is kept, and the uses it was made in if it is there. */
const run = [];
/** What this run was used for, such as a language (src/commands/note-use.ts). */
const uses = new Set();

function load(name) {
  if (!name.startsWith('./')) return require(name);
  const known = modules[name];
  if (known !== undefined) return known.exports;
  if (pieces[name] === undefined) {
    const more = compile(files[name] ?? name.slice(2));
    for (const key in more) pieces[key] ??= more[key];
  }
  const module = { exports: {} };
  modules[name] = module;
  pieces[name](module.exports, load, module);
  return module.exports;
}

/**
 * Microseconds of CPU. In a longer run V8 throws away what it compiled for the start, and what would be kept
 * then costs each commit after it half as much again.
 */
const LONGEST_KEPT_RUN = 1_500_000;

/** Runs one file of the bundle: a table of pieces by name. */
function compile(file) {
  const filename = `${__dirname}/chunks/${file}`;
  const code = fs.readFileSync(filename, 'latin1');
  if (process.env.NODE_DISABLE_COMPILE_CACHE)
    return new Script(code, { filename }).runInThisContext()(__dirname);
  const path = keptName(file, filename, code);
  const kept = readKept(path);
  const script = new Script(code, { filename, cachedData: kept?.code });
  // One listener for all: Node warns of a leak from the eleventh on.
  if (run.length === 0) {
    process.on('hunkguard:use', (use) => uses.add(use));
    process.once('exit', keep);
  }
  run.push({ path, script, uses: script.cachedDataRejected ? undefined : kept?.uses });
  return script.runInThisContext()(__dirname);
}

/**
 * At the end V8 has also compiled the functions that were called. They are kept anew when the run was used
 * for something that those before were not: what is kept grows with the languages of a repository.
 */
function keep() {
  const isKept = (known) => known !== undefined && [...uses].every((use) => known.includes(use));
  const stale = run.filter((one) => !isKept(one.uses));
  if (stale.length === 0) return;
  const { user, system } = process.cpuUsage();
  if (user + system > LONGEST_KEPT_RUN) return;
  for (const { path, script, uses: before = [] } of stale)
    writeKept(path, script, [...new Set([...before, ...uses])]);
}

/** Another content, time of change, V8 or processor is another name. */
function keptName(file, filename, code) {
  const { mtimeMs } = fs.statSync(filename);
  const { arch, versions } = process;
  return `${__dirname}/.cache/${file}-${stampOf(code)}-${mtimeMs}-${versions.v8}-${arch}`;
}

/** The build puts a hash of the content in front, as a comment. */
function stampOf(code) {
  return code.slice(2, code.indexOf('*/'));
}

/**
 * V8 trusts these bytes blindly, so they stand there twice: comparing costs less than any checksum. Behind
 * them stand the uses, and how long these are.
 */
function readKept(path) {
  try {
    const bytes = fs.readFileSync(path);
    const end = bytes.length - 2;
    const start = end - bytes.readUInt16LE(end);
    const half = start / 2;
    const code = bytes.subarray(0, half);
    if (!(half > 0) || !code.equals(bytes.subarray(half, start))) return undefined;
    return { code, uses: bytes.toString('latin1', start, end).split(' ') };
  } catch {
    return undefined;
  }
}

/** Where the package can't be written to, every run compiles anew. */
function writeKept(path, script, names) {
  try {
    fs.mkdirSync(`${__dirname}/.cache`, { recursive: true });
    // Whoever keeps the bundle under version control keeps this out of it.
    fs.writeFileSync(`${__dirname}/.cache/.gitignore`, '*\n');
    const code = script.createCachedData();
    const listed = Buffer.from(names.join(' '), 'latin1');
    const length = Buffer.alloc(2);
    length.writeUInt16LE(listed.length);
    const unfinished = `${path}.${process.pid}`;
    fs.writeFileSync(unfinished, Buffer.concat([code, code, listed, length]));
    fs.renameSync(unfinished, path);
  } catch {}
}

module.exports = load;
if (require.main === module) load('./hunkguard.js');
