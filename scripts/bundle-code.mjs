// Bundles src/cli.ts and what it loads lazily into CommonJS files.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { root } from './rule-files.mjs';

const ENTRY = 'hunkguard.js';
/** The hooks that run at each commit: one file each, and one more for what is loaded while git works. */
const HOOKS = [
  { entry: 'pre-commit' },
  { entry: 'report-of-hook', after: ['pre-commit'] },
  { entry: 'prepare-commit-msg' },
  { entry: 'commit-msg' },
];
const MODULE_URL = 'const __moduleUrl=require("node:url").pathToFileURL(__filename).href;';

/**
 * The sources are ES modules; what ships is CommonJS, since Node starts that with 15 to 20 ms less of CPU.
 * esbuild splits ES modules only, so it splits first and each piece is turned after. The pieces of a
 * hook then become one file: a file costs about as much to find and open as to compile (docs/decisions.md).
 */
export async function bundleCode(out) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { outputFiles, metafile } = await build({
    entryPoints: { hunkguard: join(root, 'src/cli.ts') },
    absWorkingDir: root,
    outdir: out,
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
    define: { 'process.env.HUNKGUARD_VERSION': JSON.stringify(version) },
  });
  const names = stableNames(outputFiles.map(({ path }) => basename(path)));
  const imports = new Map(
    Object.entries(metafile.outputs).map(([path, { imports: list }]) => [
      names.get(basename(path)),
      list
        .filter(({ kind, external }) => kind === 'import-statement' && !external)
        .map(({ path: target }) => names.get(basename(target))),
    ]),
  );
  const pieces = new Map();
  for (const { path, text } of outputFiles) {
    pieces.set(names.get(basename(path)), await toCommonJs(text, names));
  }
  await mkdir(join(out, 'chunks'), { recursive: true });
  await writePieces(out, pieces, imports);
  await writeFile(join(out, 'package.json'), '{ "type": "commonjs" }\n');
}

/** esbuild names chunks by a hash of their content; a tracked dist/ wants names that stay. */
function stableNames(files) {
  const names = new Map();
  let shared = 0;
  for (const file of files) {
    const stem = file.replace(/-[A-Z0-9]{8}\.js$/, '').replace(/\.js$/, '');
    let name = stem === 'chunk' ? `shared-${++shared}.js` : `${stem}.js`;
    for (let n = 2; [...names.values()].includes(name); n++) name = `${stem}-${n}.js`;
    names.set(file, name);
  }
  return names;
}

async function toCommonJs(text, names) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__moduleUrl' },
  });
  const body = code.replace(/^#![^\n]*\n/, '');
  return body.replace(/require\("(?:\.\.?\/)+(?:chunks\/)?([^"/]+\.js)"\)/g, (whole, file) =>
    names.has(file) ? `require("./${names.get(file)}")` : whole,
  );
}

/** What a piece loads at once, itself included. */
function closureOf(imports, names, without = new Set()) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name) || without.has(name)) return;
    found.add(name);
    for (const target of imports.get(name) ?? []) visit(target);
  };
  for (const name of names) visit(name);
  return found;
}

/**
 * Writes the entry file with the few pieces that every run needs, one file a hook with all that the hook
 * loads at once, and the other pieces as they are. A piece that several hooks need stands in the file of
 * each, and is run once: the loader keeps what it has loaded by name.
 */
async function writePieces(out, pieces, imports) {
  const always = closureOf(imports, [ENTRY, 'run-hook.js']);
  const groups = HOOKS.map(({ entry, after = [] }) => {
    const before = closureOf(imports, [ENTRY, 'run-hook.js', ...after.map((name) => `${name}.js`)]);
    return [`hook-${entry}.js`, closureOf(imports, [`${entry}.js`], before)];
  });
  const home = {};
  for (const [file, names] of groups) for (const name of names) home[`./${name}`] ??= file;
  await writeFile(join(out, ENTRY), loader(table(always, pieces), home));
  await chmod(join(out, ENTRY), 0o755);
  for (const [file, names] of groups) {
    await writeFile(
      join(out, 'chunks', file),
      `${MODULE_URL}module.exports=${table(names, pieces)};\n`,
    );
  }
  for (const [name, code] of pieces) {
    if (name === ENTRY) continue;
    const isGrouped = always.has(name) || home[`./${name}`] !== undefined;
    const text = isGrouped
      ? `module.exports=require("../${ENTRY}")("./${name}");\n`
      : `${code.includes('__moduleUrl') ? MODULE_URL : ''}${code}`;
    await writeFile(join(out, 'chunks', name), text);
  }
}

/** The parentheses make V8 compile a piece at once, instead of twice. */
function table(names, pieces) {
  const bodies = [...names].map(
    (name) =>
      `${JSON.stringify(`./${name}`)}:(function(exports,require,module){${pieces.get(name)}})`,
  );
  return `{${bodies.join(',\n')}}`;
}

function loader(always, home) {
  return `#!/usr/bin/env node
"use strict";${MODULE_URL}
const pieces=${always};
const home=${JSON.stringify(home)};
const loaded=Object.create(null);
function load(name){
if(loaded[name])return loaded[name].exports;
if(!pieces[name]&&Object.hasOwn(home,name)){const more=require("./chunks/"+home[name]);for(const key in more)pieces[key]??=more[key]}
const piece=pieces[name];
if(!piece)return require(name.startsWith("./")?"./chunks/"+name.slice(2):name);
const module=loaded[name]={exports:{}};
piece(module.exports,load,module);
return module.exports}
module.exports=load;
if(require.main===module)load("./${ENTRY}");
`;
}
