import { readBuiltInTexts } from '../config/built-in-rules.ts';
import type { OwnRule } from '../config/config.ts';
import { loadSettings } from '../config/load-settings.ts';
import { workTree } from '../config/work-tree.ts';
import { findRoot } from '../git/find-repository.ts';
import type { Io } from './command.ts';

/**
 * The repository's own rules, as its work tree has them.
 * @throws ToolError when its settings are broken
 */
export async function repositoryRules(io: Io): Promise<readonly OwnRule[]> {
  const settings = await loadSettings(
    { before: workTree(findRoot(io.cwd)) },
    { allowWeaken: false, rulesFiles: [], severities: readBuiltInTexts },
  );
  return (await settings.configAt('')).ownRules;
}
