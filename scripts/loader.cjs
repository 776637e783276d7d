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
/** What was compiled in this run, to be kept. */
const compiled = [];

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
  const kept = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : keptName(file, filename, code);
  const cachedData = kept === undefined ? undefined : readTwice(kept);
  const script = new Script(code, { filename, cachedData });
  if (kept !== undefined && (cachedData === undefined || script.cachedDataRejected)) {
    // At the end V8 has also compiled the functions that were called. One listener for all of them: Node
    // warns of a leak from the eleventh on.
    if (compiled.push([kept, script]) === 1) {
      process.once('exit', () => {
        const { user, system } = process.cpuUsage();
        if (user + system > LONGEST_KEPT_RUN) return;
        for (const one of compiled) writeTwice(...one);
      });
    }
  }
  return script.runInThisContext()(__dirname);
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

/** V8 trusts these bytes blindly, so they stand there twice: comparing costs less than any checksum. */
function readTwice(path) {
  try {
    const bytes = fs.readFileSync(path);
    const half = bytes.length / 2;
    const first = bytes.subarray(0, half);
    return half > 0 && first.equals(bytes.subarray(half)) ? first : undefined;
  } catch {
    return undefined;
  }
}

/** Where the package can't be written to, every run compiles anew. */
function writeTwice(path, script) {
  try {
    fs.mkdirSync(`${__dirname}/.cache`, { recursive: true });
    // Whoever keeps the bundle under version control keeps this out of it.
    fs.writeFileSync(`${__dirname}/.cache/.gitignore`, '*\n');
    const bytes = script.createCachedData();
    const unfinished = `${path}.${process.pid}`;
    fs.writeFileSync(unfinished, Buffer.concat([bytes, bytes]));
    fs.renameSync(unfinished, path);
  } catch {}
}

module.exports = load;
if (require.main === module) load('./hunkguard.js');
