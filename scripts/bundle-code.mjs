// Bundles src/cli.ts and what it loads lazily into CommonJS files.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { root } from './rule-files.mjs';

const ENTRY = 'hunkguard.js';
/** What each commit runs: these and all they load at once go into the entry file. */
const HOT = ['run-hook', 'pre-commit'];
const MODULE_URL = 'const __moduleUrl=require("node:url").pathToFileURL(__filename).href;';

/**
 * The sources are ES modules; what ships is CommonJS, since Node starts that with 15 to 20 ms less of CPU.
 * esbuild splits ES modules only, so it splits first and each piece is turned after. The pieces of the hot
 * path then become one file: a file costs about as much to find and open as to compile (docs/decisions.md).
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
  await writePieces(out, pieces, hotPieces(imports));
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

function hotPieces(imports) {
  const hot = new Set();
  const visit = (name) => {
    if (hot.has(name)) return;
    hot.add(name);
    for (const target of imports.get(name) ?? []) visit(target);
  };
  for (const name of [ENTRY, ...HOT.map((stem) => `${stem}.js`)]) visit(name);
  return hot;
}

/** A hot piece that another one needs is asked from the entry file; the parentheses make V8 compile at once. */
async function writePieces(out, pieces, hot) {
  const bodies = [...hot].map(
    (name) =>
      `${JSON.stringify(`./${name}`)}:(function(exports,require,module){${pieces.get(name)}})`,
  );
  const entry = [
    '#!/usr/bin/env node',
    `"use strict";${MODULE_URL}`,
    `const __pieces={${bodies.join(',\n')}};`,
    'const __loaded=Object.create(null);',
    'function __load(name){',
    'if(__loaded[name])return __loaded[name].exports;',
    'const piece=__pieces[name];',
    'if(!piece)return require(name.startsWith("./")?"./chunks/"+name.slice(2):name);',
    'const module=__loaded[name]={exports:{}};piece(module.exports,__load,module);return module.exports}',
    `module.exports=__load;if(require.main===module)__load("./${ENTRY}");`,
    '',
  ].join('\n');
  await writeFile(join(out, ENTRY), entry);
  await chmod(join(out, ENTRY), 0o755);
  for (const [name, code] of pieces) {
    if (name === ENTRY) continue;
    const text = hot.has(name)
      ? `module.exports=require("../${ENTRY}")("./${name}");\n`
      : `${code.includes('__moduleUrl') ? MODULE_URL : ''}${code}`;
    await writeFile(join(out, 'chunks', name), text);
  }
}
