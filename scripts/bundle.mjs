// Bundles the command line and the hooks into dist/, and the rules into dist/rules.*.
// `node scripts/bundle.mjs [OUTDIR]`; the tracked dist/ is the default.
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { importSource, readRules, root } from './rule-files.mjs';

const out = resolve(process.argv[2] ?? join(root, 'dist'));
await rm(out, { recursive: true, force: true });
await bundleCode();
await packAllRules();
await copyFile(join(root, 'src/commands/init/hook.sh'), join(out, 'hook.sh'));

/**
 * The sources are ES modules; what ships is CommonJS, since Node starts that with 15 to 20 ms less of CPU
 * (docs/decisions.md). esbuild splits ES modules only, so it splits first and each piece is turned after.
 */
async function bundleCode() {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { outputFiles } = await build({
    entryPoints: { hunkguard: join(root, 'src/cli.ts') },
    outdir: out,
    bundle: true,
    splitting: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
    define: { 'process.env.HUNKGUARD_VERSION': JSON.stringify(version) },
  });
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      minify: true,
      supported: { 'dynamic-import': false },
      define: { 'import.meta.url': '__moduleUrl' },
    });
    const name = relative(out, path);
    const usesUrl = code.includes('__moduleUrl');
    const head = usesUrl
      ? 'const __moduleUrl=require("node:url").pathToFileURL(__filename).href;'
      : '';
    const hashbang = code.startsWith('#!') ? code.slice(0, code.indexOf('\n') + 1) : '';
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${hashbang}${head}${code.slice(hashbang.length)}`);
    if (name === 'hunkguard.js') await chmod(path, 0o755);
  }
  await writeFile(join(out, 'package.json'), '{ "type": "commonjs" }\n');
}

/** rules.bin is what a scan reads; texts are read for a report, examples for `rules test` alone. */
async function packAllRules() {
  const rules = await readRules();
  const { packRules } = await importSource('src/rules/pack.ts');
  const byId = (pick) =>
    `${JSON.stringify(Object.fromEntries(rules.map((rule) => [rule.text.id, pick(rule)])))}\n`;
  await writeFile(join(out, 'rules.bin'), packRules(rules.map(({ rule }) => rule)));
  await writeFile(
    join(out, 'rules-text.json'),
    byId(({ text }) => text),
  );
  await writeFile(
    join(out, 'rules-examples.json'),
    byId(({ examples, negativeExamples }) => ({ examples, negativeExamples })),
  );
}
