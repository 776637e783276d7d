import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

const root = join(import.meta.dirname, '..', '..');

/** Makes the bundle when there is none or a source is newer, so that every test runs what the tree says. */
export async function setup(): Promise<void> {
  const bundle = join(root, 'dist', 'hunkguard.js');
  if (existsSync(bundle)) {
    const built = (await stat(bundle)).mtimeMs;
    const { stdout } = await execa(
      'find',
      ['src', 'hooks', 'rules', 'package.json', '-newermt', `@${built / 1000}`, '-type', 'f'],
      { cwd: root },
    );
    if (stdout === '' || process.env.CI !== undefined) return;
  }
  await execa('node', ['scripts/bundle.mjs'], { cwd: root });
}
