// Writes the examples that `init --ci` would write, so that what is shown is what is made.
// `node scripts/write-examples.mjs`; test/integration/ci/workflows.test.ts compares.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importSource, root } from './rule-files.mjs';

const { exampleFiles } = await importSource('src/commands/ci/example-files.ts');
const { version } = (await import(join(root, 'package.json'), { with: { type: 'json' } })).default;
for (const { path, text } of exampleFiles(version)) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
