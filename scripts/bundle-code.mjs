// Bundles src/cli.ts and what it loads lazily into CommonJS files.
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { root } from './rule-files.mjs';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const ENTRY = 'hunkguard.js';
/**
 * The hooks that run at each commit and push: one file each, and more for what is loaded while git works, for
 * what findings ask and for messages that are written. A piece in several files is sought in the first of them.
 */
const HOOKS = [
  { entry: 'pre-commit' },
  { entry: 'report-of-hook', also: ['picocolors'], after: ['pre-commit'] },
  { entry: 'locate', also: ['suppress', 'sha256'], after: ['pre-commit', 'report-of-hook'] },
  { entry: 'is-ai-staged', after: ['pre-commit', 'report-of-hook'] },
  { entry: 'prepare-commit-msg' },
  { entry: 'write-attribution', after: ['prepare-commit-msg'] },
  { entry: 'commit-msg' },
  { entry: 'finish-commit', after: ['commit-msg'] },
  { entry: 'pre-push' },
];

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
  const notices = await thirdPartyLicenses(Object.keys(metafile.inputs));
  await writeFile(join(out, 'third-party-licenses.txt'), notices);
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
    define: { 'import.meta.dirname': '__dirname' },
  });
  const body = code.replace(/^#![^\n]*\n/, '');
  return (
    withPlainExports(body)
      .replace(/require\("(?:\.\.?\/)+(?:chunks\/)?([^"/]+\.js)"\)/g, (whole, file) =>
        names.has(file) ? `require("./${names.get(file)}")` : whole,
      )
      .replace(/[\w$]+\((require\("\.\/[\w-]+\.js"\))(?:,1)?\)/g, '$1')
      // What is imported while running is taken by its names, which Node's own modules have as they are.
      .replace(/(=>)[\w$]+\((require\("node:[\w/]+"\))\)/g, '$1$2')
      .replace(/[^\x00-\x7f]/g, escaped)
  );
}

/**
 * esbuild lets a module's exports be seen while it is still being run, by a getter each, and hands on copies
 * of them. Modules that never import one another in a circle, which the lint sees to, need neither: a hook
 * saves a hundred getters.
 */
function withPlainExports(code) {
  const getters =
    /[\w$]+\(([\w$]+),\{((?:[\w$]+:\(\)=>[\w$.]+,?)*)\}\);module\.exports=[\w$]+\(\1\);/.exec(code);
  if (getters === null) return code;
  const values = getters[2].replaceAll('()=>', '');
  const body = code.slice(0, getters.index) + code.slice(getters.index + getters[0].length);
  return `${body.trimEnd()}\nmodule.exports={${values}};`;
}

/** The loader reads a byte for a character; esbuild leaves those of regular expressions as they are. */
function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
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
 * Writes the loader, one file with the few pieces that every run needs, one a hook with all that the hook
 * loads at once, and the other pieces one file each. A piece that several hooks need stands in the file of
 * each, and is run once: the loader keeps what it has loaded by name.
 */
async function writePieces(out, pieces, imports) {
  const always = closureOf(imports, [ENTRY, 'run-hook.js']);
  const groups = HOOKS.map(({ entry, also = [], after = [] }) => {
    const before = closureOf(imports, [ENTRY, 'run-hook.js', ...after.map((name) => `${name}.js`)]);
    const entries = [entry, ...also].map((name) => `${name}.js`);
    return [`hook-${entry}.js`, closureOf(imports, entries, before)];
  });
  groups.unshift(['main.js', always]);
  const grouped = new Set(groups.flatMap(([, names]) => [...names]));
  const alone = [...pieces.keys()].filter((name) => !grouped.has(name));
  const files = {};
  for (const [file, names] of groups) for (const name of names) files[`./${name}`] ??= file;
  for (const [file, names] of [...groups, ...alone.map((name) => [name, [name]])]) {
    const code = `(function(__dirname){return${table(names, pieces)}})\n`;
    const stamp = createHash('sha256').update(code).digest('hex').slice(0, 16);
    await writeFile(join(out, 'chunks', file), `/*${stamp}*/${code}`);
  }
  await writeFile(join(out, ENTRY), await loader(files));
  await chmod(join(out, ENTRY), 0o755);
}

/** The parentheses make V8 compile a piece at once, instead of twice. */
function table(names, pieces) {
  const bodies = [...names].map(
    (name) =>
      `${JSON.stringify(`./${name}`)}:(function(exports,require,module){${pieces.get(name)}})`,
  );
  return `{${bodies.join(',\n')}}`;
}

async function loader(files) {
  const source = await readFile(join(root, 'scripts/loader.cjs'), 'utf8');
  const define = { __FILES__: JSON.stringify(files) };
  const { code } = await transform(source, {
    minify: true,
    target: 'node20',
    format: 'cjs',
    define,
  });
  return `#!/usr/bin/env node\n${code}`;
}
