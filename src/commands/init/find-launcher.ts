import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { ToolError } from '../../errors.ts';
import type { HooksDir } from '../../git/hooks-dir.ts';

/** The launcher that hooks start, as seen from one repository. */
export interface Launcher {
  absolute: string;
  /** From the work tree's top, with forward slashes; null when the package is not installed inside it. */
  relative: string | null;
}

/**
 * Where `hook.sh` of the running hunkguard is.
 * @param dist the folder of the bundle
 * @throws ToolError when it would not stay: npx's cache, or a package inside an archive
 */
export function findLauncher(
  { top, commonDir }: Pick<HooksDir, 'top' | 'commonDir'>,
  dist: string = import.meta.dirname,
): Launcher {
  const absolute = join(dist, 'hook.sh');
  if (!existsSync(absolute) || /[\\/]\.yarn[\\/].*\.zip[\\/]/.test(absolute)) {
    throw new ToolError(
      `a hook can't reach ${absolute}`,
      'Install hunkguard as files: with Yarn set `nodeLinker: node-modules`, else run `npm install -D hunkguard`.',
    );
  }
  if (/[\\/]_npx[\\/]/.test(absolute)) {
    throw new ToolError(
      "hunkguard runs from npx's cache, which may be emptied at any time",
      'Run `npm install -D hunkguard`, then `npx hunkguard init` again.',
    );
  }
  const inside = installedIn(top, absolute);
  // A linked work tree may be removed; the scripts that it shares with the main one must not point into it.
  const inMain = join(dirname(commonDir), inside ?? '');
  const stays = inside !== null && existsSync(inMain) ? inMain : absolute;
  return { absolute: stays, relative: inside };
}

/** A package is reached through node_modules, also where that is a link to a store elsewhere (pnpm). */
function installedIn(top: string, absolute: string): string | null {
  const inside = relative(top, absolute);
  const wasInside = !inside.startsWith('..') && !isAbsolute(inside);
  if (wasInside && !inside.includes(`node_modules${sep}.pnpm`)) return inside.split(sep).join('/');
  for (const folder of parentsWithin(top, process.cwd())) {
    const path = join(folder, 'node_modules/hunkguard/dist/hook.sh');
    if (existsSync(path) && realpathSync(path) === realpathSync(absolute)) {
      return relative(top, path).split(sep).join('/');
    }
  }
  return null;
}

function parentsWithin(top: string, from: string): string[] {
  const folders: string[] = [];
  for (let folder = from; folder.startsWith(top); folder = dirname(folder)) {
    folders.push(folder);
    if (folder === top) break;
  }
  return folders;
}
