import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..', '..');
const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));

describe('the package', () => {
  it('installs without a build: npm runs none of its scripts, and there is nothing to fetch', () => {
    // pacote prepares a git dependency when any of these is there, and pre-commit's npm can't build it.
    const names = ['build', 'prepare', 'prepack', 'install', 'preinstall', 'postinstall'];
    expect(names.filter((name) => name in manifest.scripts)).toEqual([]);
    for (const key of [
      'workspaces',
      'dependencies',
      'optionalDependencies',
      'peerDependencies',
      'bundleDependencies',
    ]) {
      expect(manifest, key).not.toHaveProperty(key);
    }
    expect(Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)/.test(name))).toEqual([]);
  });

  it('ships the bundle and the docs, and nothing else', async () => {
    const { stdout } = await execa('npm', ['pack', '--dry-run', '--json'], { cwd: ROOT });
    const files: string[] = JSON.parse(stdout)[0].files.map(({ path }: { path: string }) => path);
    const groups = new Set(
      files.map((path) =>
        path
          .replace(/^dist\/chunks\/[\w-]+\.js$/, 'dist/chunks/*.js')
          .replace(/^docs\/.*/, 'docs/*'),
      ),
    );
    for (const path of [
      'dist/hunkguard.js',
      'dist/hook.sh',
      'dist/rules.bin',
      'dist/chunks/*.js',
      'docs/*',
      'LICENSE',
      'package.json',
    ]) {
      expect([...groups]).toContain(path);
    }
    const expected =
      /^(?:dist\/(?:[\w.-]+|chunks\/\*\.js)|docs\/\*|rules\/README\.md|LICENSE|README\.md|CHANGELOG\.md|package\.json)$/;
    expect([...groups].filter((path) => !expected.test(path))).toEqual([]);
    expect(manifest.bin).toEqual({ hunkguard: 'dist/hunkguard.js' });
  });

  it('offers pre-commit hooks that start it by its name', async () => {
    const hooks = parse(await readFile(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));
    expect(hooks.map(({ id }: { id: string }) => id)).toEqual([
      'hunkguard',
      'hunkguard-files',
      'hunkguard-tag',
      'hunkguard-msg',
      'hunkguard-push',
    ]);
    for (const { entry, language } of hooks) {
      expect(entry).toMatch(/^hunkguard (?:hook [a-z-]+|scan)$/);
      expect(language).toBe('node');
    }
  });
});
