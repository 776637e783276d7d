// Bundles the command line and the hooks into dist/, and the rules into dist/rules.*.
// `node scripts/bundle.mjs [OUTDIR]`; the tracked dist/ is the default.
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { importSource, REQUIRE_BANNER, readRules, root } from './rule-files.mjs';

const out = resolve(process.argv[2] ?? join(root, 'dist'));
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

await build({
  entryPoints: { hunkguard: join(root, 'src/cli.ts') },
  outdir: out,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  legalComments: 'eof',
  chunkNames: 'chunks/[name]-[hash]',
  logLevel: 'warning',
  banner: { js: REQUIRE_BANNER },
  define: {
    'process.env.HUNKGUARD_VERSION': JSON.stringify(
      (await import(join(root, 'package.json'), { with: { type: 'json' } })).default.version,
    ),
  },
});
await chmod(join(out, 'hunkguard.js'), 0o755);

const rules = await readRules();
const { packRules } = await importSource('src/rules/pack.ts');
await writeFile(join(out, 'rules.bin'), packRules(rules.map(({ rule }) => rule)));
const texts = Object.fromEntries(rules.map(({ text }) => [text.id, text]));
await writeFile(join(out, 'rules-text.json'), `${JSON.stringify(texts)}\n`);
const examples = Object.fromEntries(
  rules.map(({ text, examples, negativeExamples }) => [text.id, { examples, negativeExamples }]),
);
await writeFile(join(out, 'rules-examples.json'), `${JSON.stringify(examples)}\n`);
