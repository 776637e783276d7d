import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { requiredLiterals } from './required-literals.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Bundles a TypeScript module of the project into .cache and imports it: Node 20 strips no types. */
export async function importSource(path) {
  const outfile = join(root, '.cache', `${path.replaceAll('/', '_')}-${process.pid}.mjs`);
  await mkdir(dirname(outfile), { recursive: true });
  await build({
    entryPoints: [join(root, path)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: { js: REQUIRE_BANNER },
  });
  return import(`${pathToFileURL(outfile).href}?${Date.now()}`);
}

/** CommonJS dependencies in an ES module bundle still call require. */
export const REQUIRE_BANNER =
  "import { createRequire as __hunkguardRequire } from 'node:module'; const require = __hunkguardRequire(import.meta.url);";

/** Paths of all rule files, sorted, relative to the root. */
export async function ruleFiles() {
  const entries = await readdir(join(root, 'rules'), { recursive: true });
  return entries
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `rules/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** Gives a code rule's text patterns the words that stand in each of their matches. */
function withLiterals(rule) {
  for (const sink of rule.analysis?.text ?? []) {
    const words = sink.literal ?? requiredLiterals(sink.pattern, sink.flags);
    if (words !== undefined) sink.literal = words;
  }
  return rule;
}

/** All rules of the tree, validated; ids are unique. */
export async function readRules() {
  const { readRuleFile } = await importSource('src/rules/read-rule-file.ts');
  const rules = [];
  const seen = new Map();
  for (const file of await ruleFiles()) {
    for (const rule of readRuleFile(await readFile(join(root, file), 'utf8'), file, 100)) {
      const before = seen.get(rule.text.id);
      if (before) throw new Error(`${file}: rule id ${rule.text.id} stands in ${before} already`);
      seen.set(rule.text.id, file);
      withLiterals(rule.rule);
      rules.push({ ...rule, file });
    }
  }
  return rules;
}
