// Fails when the tracked dist/ is not what the sources make.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './rule-files.mjs';

const fresh = await mkdtemp(join(tmpdir(), 'hunkguard-dist-'));
try {
  execFileSync(process.execPath, [join(root, 'scripts/bundle.mjs'), fresh], { stdio: 'inherit' });
  const list = async (dir) =>
    (await readdir(dir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
      .filter((name) => !name.startsWith('.cache/'))
      .sort();
  const [tracked, made] = [await list(join(root, 'dist')), await list(fresh)];
  const differing = [...new Set([...tracked, ...made])].filter(
    (name) => !tracked.includes(name) || !made.includes(name),
  );
  for (const name of made.filter((name) => tracked.includes(name))) {
    const [a, b] = await Promise.all([
      readFile(join(root, 'dist', name)),
      readFile(join(fresh, name)),
    ]);
    if (!a.equals(b)) differing.push(name);
  }
  if (differing.length > 0) {
    console.error(`dist/ is stale (${differing.join(', ')}): run \`npm run bundle\` and commit it`);
    process.exitCode = 1;
  }
} finally {
  await rm(fresh, { recursive: true, force: true });
}
