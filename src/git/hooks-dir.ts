import { isAbsolute, relative, resolve } from 'node:path';
import { ToolError } from '../errors.ts';
import type { GitContext } from './git-context.ts';
import { runGit } from './run-git.ts';

/** How git finds this work tree's hooks. All paths are absolute. */
export interface HooksDir {
  /** The work tree's top folder, where git starts every hook. */
  top: string;
  /** `.git` of the main work tree, shared by all work trees. */
  commonDir: string;
  /** The folder that git looks into. */
  path: string;
  /** The folder git would look into without `core.hooksPath`. */
  defaultPath: string;
  /** `core.hooksPath`, and who set it; null when nobody did. */
  configured: { value: string; scope: string; origin: string } | null;
  /** git's version, `2.39.5`. */
  version: string;
}

/**
 * Asks git where its hooks are.
 * @throws ToolError outside a work tree
 */
export async function readHooksDir(context: GitContext): Promise<HooksDir> {
  const version = await ask(context, ['version']);
  const top = await ask(context, ['rev-parse', '--show-toplevel']);
  if (top === '') {
    throw new ToolError('this repository has no work tree', 'Run it in a clone of the repository.');
  }
  const atTop = { ...context, cwd: top };
  const commonDir = resolve(top, await ask(atTop, ['rev-parse', '--git-common-dir']));
  return {
    top,
    commonDir,
    // A relative core.hooksPath counts from the top, whatever folder git was asked in.
    path: resolve(top, await ask(atTop, ['rev-parse', '--git-path', 'hooks'])),
    defaultPath: resolve(commonDir, 'hooks'),
    configured: await readHooksPath(atTop),
    version: /\d+(?:\.\d+)+/.exec(version)?.[0] ?? version,
  };
}

async function readHooksPath(context: GitContext): Promise<HooksDir['configured']> {
  const args = ['config', '--show-scope', '--show-origin', '--get', 'core.hooksPath'];
  const { code, stdout } = await runGit(context, { args, okCodes: [1] });
  if (code !== 0) return null;
  const [scope = '', origin = '', ...value] = lineOf(stdout).split('\t');
  return { scope, origin, value: value.join('\t') };
}

/** Sets a value of the repository's own configuration, or takes it out (null). */
export async function setLocalConfig(
  context: GitContext,
  key: string,
  value: string | null,
): Promise<void> {
  const args = value === null ? ['--unset-all', key] : [key, value];
  await runGit(context, { args: ['config', '--local', ...args], okCodes: [5] });
}

/** A value of the repository's own configuration; null when it is not set. */
export async function readLocalConfig(context: GitContext, key: string): Promise<string | null> {
  const args = ['config', '--local', '--get', key];
  const { code, stdout } = await runGit(context, { args, okCodes: [1] });
  return code === 0 ? lineOf(stdout) : null;
}

/** Whether a path is a folder or below it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!/^\.\.(?:[\\/]|$)/.test(way) && !isAbsolute(way));
}

async function ask(context: GitContext, args: readonly string[]): Promise<string> {
  return lineOf((await runGit(context, { args })).stdout);
}

function lineOf(stdout: Buffer): string {
  return stdout.toString('utf8').replace(/\n$/, '');
}
