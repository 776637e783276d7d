// Bundles the command line and the hooks into dist/, and the rules into dist/rules.*.
// `node scripts/bundle.mjs [OUTDIR]`; the tracked dist/ is the default.
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundleCode } from './bundle-code.mjs';
import { importSource, readRules, root } from './rule-files.mjs';

const out = resolve(process.argv[2] ?? join(root, 'dist'));
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await bundleCode(out);
await packAllRules();
await copyFile(join(root, 'src/commands/init/hook.sh'), join(out, 'hook.sh'));

/**
 * rules.bin is what a scan reads; texts are read for a report, which finds a rule's line by its id,
 * examples for `rules test` alone.
 */
async function packAllRules() {
  const rules = await readRules();
  const { packRules } = await importSource('src/rules/pack.ts');
  const byId = (pick) =>
    `{\n${rules.map((rule) => `${JSON.stringify(rule.text.id)}:${JSON.stringify(pick(rule))}`).join(',\n')}\n}\n`;
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

const { configJsonSchema } = await importSource('src/config/config-json-schema.ts');
await writeFile(
  join(out, 'config.schema.json'),
  `${JSON.stringify(configJsonSchema(), null, 2)}\n`,
);
