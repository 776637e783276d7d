import { CONFIG_NAME } from '../config/config-name.ts';
import type { ChangedFile } from '../diff/added-chunk.ts';
import { ToolError } from '../errors.ts';
import { IGNORE_NAME } from '../scan/suppress/ignore-file.ts';

const LINK = '120000';

/** Settings stand in plain files: what a link leads to is not what was reviewed. */
export function refuseLinkedSettings({ mode, path }: ChangedFile): void {
  if (mode !== LINK) return;
  if (path !== IGNORE_NAME && path !== CONFIG_NAME && !path.endsWith(`/${CONFIG_NAME}`)) return;
  throw new ToolError(
    `${path}: a symbolic link, which hunkguard does not follow`,
    'Put a regular file there.',
  );
}
