import { isAbsolute, relative, resolve, sep } from 'node:path';
import { stringify } from 'yaml';
import { readBuiltInTexts } from '../../config/built-in-rules.ts';
import type { Config } from '../../config/config.ts';
import { CONFIG_NAME } from '../../config/config-name.ts';
import { loadSettings } from '../../config/load-settings.ts';
import { workTree } from '../../config/work-tree.ts';
import { ToolError } from '../../errors.ts';
import { findRoot } from '../../git/find-repository.ts';
import type { CommandResult, Io } from '../command.ts';

/** `hunkguard config print [PATH]`: the work tree's settings, as one file would say them. */
export async function printConfig(
  io: Io,
  path: string | undefined,
  format: string,
): Promise<CommandResult> {
  const root = findRoot(io.cwd);
  const settings = await loadSettings(
    { before: workTree(root) },
    { allowWeaken: false, rulesFiles: [], severities: readBuiltInTexts },
  );
  const config = await settings.configAt(path === undefined ? '' : insidePath(root, io.cwd, path));
  const { files, body } = { files: settings.files, body: asFile(config) };
  const stdout =
    format === 'json'
      ? `${JSON.stringify({ files, config: body }, null, 2)}\n`
      : `# ${files.length === 0 ? `no ${CONFIG_NAME}: built-in settings` : `from ${files.join(', ')}`}\n${stringify(body)}`;
  return { exitCode: 0, stdout, stderr: '' };
}

/** A path below the top, forward slashes. */
function insidePath(root: string, cwd: string, path: string): string {
  const inside = relative(root, resolve(cwd, path));
  if (isAbsolute(inside) || inside.startsWith('..')) {
    throw new ToolError(`${path} is outside the repository`, 'Give a path inside it.');
  }
  return inside.split(sep).join('/');
}

function asFile(config: Config): Record<string, unknown> {
  const { fileBytes, sourceBytes } = config.limits;
  const packs = [
    ...config.packsOff.map((name) => [name, 'off']),
    ...config.packsOn.map((name) => [name, 'on']),
  ];
  return {
    failOn: config.failOn,
    rules: config.rules,
    packs: Object.fromEntries(packs),
    allowlist: config.allowlist,
    languages: config.languages,
    limits: { ...(Number.isFinite(fileBytes) ? { fileBytes } : {}), sourceBytes },
    ownRules: config.ownRules.map(({ rule, file }) => `${rule.id} (${file})`),
    ...(config.attribution === undefined ? {} : { attribution: config.attribution }),
    policy: {
      inlineIgnores: config.policy.inlineIgnores ? 'on' : 'off',
      ...(config.policy.aiFailOn === undefined ? {} : { ai: { failOn: config.policy.aiFailOn } }),
    },
  };
}
