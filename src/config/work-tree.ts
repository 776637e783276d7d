import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ToolError } from '../errors.ts';
import { type ConfigTree, refuseSize, type TreeFile } from './config-tree.ts';

/** Files below a folder of the disk. Symbolic links, and folders that are links, are refused. */
export function workTree(root: string): ConfigTree {
  return {
    name: '',
    async read(path): Promise<TreeFile | null> {
      const full = join(root, path);
      const entry = await lstat(full).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
        throw unreadable(path, error);
      });
      if (entry === null) return null;
      if (!entry.isFile()) {
        throw new ToolError(
          `${path}: ${entry.isSymbolicLink() ? 'a symbolic link' : 'not a plain file'}, which hunkguard does not read`,
          'Put a regular file there.',
        );
      }
      await refuseOutside(root, full, path);
      refuseSize(path, entry.size);
      const bytes = await readNoFollow(full).catch((error: NodeJS.ErrnoException) => {
        throw unreadable(path, error);
      });
      return { bytes, id: createHash('sha256').update(bytes).digest('hex') };
    },
  };
}

async function refuseOutside(root: string, full: string, path: string): Promise<void> {
  const [top, real] = await Promise.all([realpath(root), realpath(full)]);
  if (relative(top, real) !== path.split('/').join(sep)) {
    throw new ToolError(
      `${path}: reached through a symbolic link, which hunkguard does not follow`,
      'Put a regular file there.',
    );
  }
}

async function readNoFollow(full: string): Promise<Uint8Array> {
  const file = await open(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function unreadable(path: string, error: NodeJS.ErrnoException): ToolError {
  return new ToolError(`${path} can't be read: ${error.message}`, 'Mend its permissions.', {
    cause: error,
  });
}
