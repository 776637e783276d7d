import type { AttributionOptions } from '../attribution/options.ts';
import { DEFAULT_ATTRIBUTION } from '../attribution/options.ts';
import { CONFIG_NAME } from '../config/config-name.ts';
import { objectTree } from '../config/config-tree.ts';
import { openBlobs } from '../git/open-blobs.ts';
import type { Io } from './command.ts';

/**
 * The `attribution` section of the config in HEAD: what is only staged, or stands in the work tree, does
 * not hold for the commit that brings it. No YAML parser is loaded for a repository without one.
 * @param at the commit whose config holds
 * @throws ToolError for a broken config file
 */
export async function loadAttributionOptions(io: Io, at = 'HEAD'): Promise<AttributionOptions> {
  const objects = openBlobs(io);
  try {
    const tree = objectTree(objects, `${at}:`, at);
    if ((await tree.read(CONFIG_NAME)) === null) return DEFAULT_ATTRIBUTION;
    const [{ readConfig }, { readBuiltInIds }] = await Promise.all([
      import('../config/read-config.ts'),
      import('../config/built-in-rules.ts'),
    ]);
    const loaded = await readConfig(tree, CONFIG_NAME, async () => readBuiltInIds());
    return { ...DEFAULT_ATTRIBUTION, ...loaded?.config.attribution };
  } finally {
    await objects.close();
  }
}
