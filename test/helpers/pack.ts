import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';

const ROOT = join(import.meta.dirname, '..', '..');
const CACHE = join(ROOT, '.cache', 'pack');

/**
 * The path of the packed package, as `npm publish` would send it. Packed once for all test files and
 * workers: whoever comes first holds the lock, the others wait for the file.
 */
export async function packedTarball(): Promise<string> {
  const folder = join(CACHE, await stateOfPackage());
  const tarball = join(folder, 'hunkguard.tgz');
  await mkdir(CACHE, { recursive: true });
  const lock = `${folder}.lock`;
  for (let waited = 0; !existsSync(tarball); waited++) {
    if (
      await mkdir(lock).then(
        () => true,
        () => false,
      )
    ) {
      await pack(folder, tarball).finally(() => rm(lock, { recursive: true }));
    } else if (waited > 600) {
      throw new Error(`another run holds ${lock}; remove it`);
    } else {
      await sleep(100);
    }
  }
  return tarball;
}

async function pack(folder: string, tarball: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await execa('npm', ['pack', '--pack-destination', folder], { cwd: ROOT });
  const [name = ''] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
  await rename(join(folder, name), tarball);
}

/** Changes whenever a file that is packed does. */
async function stateOfPackage(): Promise<string> {
  const hash = createHash('sha256');
  const names = await readdir(join(ROOT, 'dist'), { recursive: true });
  for (const path of ['package.json', ...names.sort().map((name) => join('dist', name))]) {
    const { mtimeMs, size } = await stat(join(ROOT, path));
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
