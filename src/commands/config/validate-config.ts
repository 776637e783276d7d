import { isAbsolute, relative, resolve, sep } from 'node:path';
import { readBuiltInIds } from '../../config/built-in-rules.ts';
import { CONFIG_NAME } from '../../config/config-name.ts';
import { readConfig, readNestedConfig } from '../../config/read-config.ts';
import { readIgnoreEntries } from '../../config/settle-ignores.ts';
import { workTree } from '../../config/work-tree.ts';
import { ToolError } from '../../errors.ts';
import { findRoot } from '../../git/find-repository.ts';
import { runGit } from '../../git/run-git.ts';
import { show } from '../../report/show.ts';
import { IGNORE_NAME } from '../../scan/suppress/ignore-file.ts';
import type { CommandResult, Io } from '../command.ts';

/** `hunkguard config validate [FILE]`: every error of every settings file; exit code 2 when there is one. */
export async function validateConfig(io: Io, file: string | undefined): Promise<CommandResult> {
  const root = findRoot(io.cwd);
  const tree = workTree(root);
  const ids = async () => readBuiltInIds();
  const good: string[] = [];
  const bad: string[] = [];
  const check = async (name: string, read: () => Promise<unknown>) => {
    try {
      if ((await read()) !== null) good.push(show(name));
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      bad.push(...error.message.split('\n').map(show), `  ${show(error.hint)}`);
    }
  };
  if (file !== undefined) {
    const path = relative(root, resolve(io.cwd, file)).split(sep).join('/');
    if (isAbsolute(path) || path.startsWith('..')) {
      throw new ToolError(`${file} is outside the repository`, 'Give a path inside it.');
    }
    await check(path, async () => {
      if ((await readConfig(tree, path, ids)) !== null) return path;
      throw new ToolError(`there is no file ${path}`, 'Give the path of a config file.');
    });
  } else {
    await check(CONFIG_NAME, () => readConfig(tree, CONFIG_NAME, ids));
    for (const path of await nestedFiles(io, root)) {
      await check(path, () => readNestedConfig(tree, path, ids));
    }
    await check(IGNORE_NAME, async () => ((await readIgnoreEntries(tree)).length > 0 ? 1 : null));
  }
  if (bad.length > 0) return { exitCode: 2, stdout: '', stderr: `${bad.join('\n')}\n` };
  const said =
    good.length === 0 ? 'no settings files: all is as built in' : `good: ${good.join(', ')}`;
  return { exitCode: 0, stdout: `${said}\n`, stderr: '' };
}

/** Config files below the top, tracked or new; none outside a repository. */
async function nestedFiles(io: Io, root: string): Promise<string[]> {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z'];
  const { code, stdout } = await runGit({ ...io, cwd: root }, { args, okCodes: [128] });
  if (code !== 0) return [];
  const names = stdout.toString('utf8').split('\0');
  return names.filter((name) => name.endsWith(`/${CONFIG_NAME}`)).sort();
}
