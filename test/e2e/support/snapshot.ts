import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything below a folder, byte for byte: kind, mode, content or link target, by path. */
export async function snapshot(
  folder: string,
  isLeftOut: (path: string) => boolean = () => false,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const path of (await readdir(folder, { recursive: true })).sort()) {
    if (isLeftOut(path)) continue;
    const stats = await lstat(join(folder, path));
    const mode = (stats.mode & 0o7777).toString(8);
    if (stats.isSymbolicLink()) found[path] = `link ${await readlink(join(folder, path))}`;
    else if (stats.isDirectory()) found[path] = `folder ${mode}`;
    else found[path] = `file ${mode} ${await readFile(join(folder, path), 'latin1')}`;
  }
  return found;
}

/** What `init` may touch: the work tree but for installed packages, git's hooks and its configuration. */
export async function snapshotSetup(dir: string): Promise<Record<string, string>> {
  return {
    ...(await snapshot(dir, (path) => /^(?:node_modules|\.git)(?:\/|$)/.test(path))),
    ...(await snapshot(join(dir, '.git', 'hooks'))),
    config: await readFile(join(dir, '.git', 'config'), 'latin1'),
  };
}
