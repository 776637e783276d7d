import { type AttributionOptions, DEFAULT_ATTRIBUTION } from '../attribution/options.ts';
import { readBuiltInTexts } from '../config/built-in-rules.ts';
import { CONFIG_NAME } from '../config/config-name.ts';
import { objectTree } from '../config/config-tree.ts';
import { openBlobs } from '../git/open-blobs.ts';
import type { Io } from './command.ts';

/** The `attribution` section of HEAD's config; a change's own doesn't hold for it. */
export async function attributionOptions(io: Io): Promise<AttributionOptions> {
  const blobs = openBlobs(io);
  try {
    const tree = objectTree(blobs, 'HEAD:', 'HEAD');
    if ((await tree.read(CONFIG_NAME)) === null) return DEFAULT_ATTRIBUTION;
    const { readConfig } = await import('../config/read-config.ts');
    const ids = async () => Object.keys(await readBuiltInTexts());
    return (await readConfig(tree, CONFIG_NAME, ids))?.config.attribution ?? DEFAULT_ATTRIBUTION;
  } finally {
    await blobs.close();
  }
}
