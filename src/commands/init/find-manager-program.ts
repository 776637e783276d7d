import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { isWithin } from '../../git/hooks-dir.ts';

/**
 * A hook manager's command: the one installed in the repository, from the launcher's own folder upward,
 * else the first on PATH.
 * @returns its path; null when there is none
 */
export function findManagerProgram(
  name: string,
  where: { top: string; launcher: string | null },
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  const folders: string[] = [];
  for (
    let at = dirname(join(where.top, where.launcher ?? 'x'));
    isWithin(where.top, at);
    at = dirname(at)
  ) {
    folders.push(join(at, 'node_modules', '.bin'));
    if (at === where.top) break;
  }
  folders.push(...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''));
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
