import { resolve } from 'node:path';
import type { SimpleGit } from 'simple-git';
import { ToolError } from '../errors.ts';
import { findGit } from './find-git.ts';
import type { GitContext } from './git-context.ts';
import { gitEnv } from './git-env.ts';
import { gitFailed } from './run-git.ts';

/** Where things are, for the commands that install, report and explain. Paths are absolute. */
export interface Repository {
  isBare: boolean;
  /** The top of the work tree; null in a bare repository. */
  topLevel: string | null;
  /** Of this work tree: a linked one has its own. */
  gitDir: string;
  /** Where git looks for hooks: core.hooksPath, or the hooks folder that all work trees share. */
  hooksDir: string;
  /** Where git keeps a file of that name, such as `MERGE_HEAD`, for this work tree. */
  pathOf(name: string): Promise<string>;
}

/**
 * Asks git about the repository at `context.cwd`.
 * @throws ToolError outside a repository
 */
export async function openRepository(context: GitContext): Promise<Repository> {
  const git = await simpleGitOf(context);
  const ask = async (...args: string[]) => await revParse(git, args);
  const [isBare, gitDir = '', hooks = ''] = (
    await ask('--is-bare-repository', '--absolute-git-dir', '--git-path', 'hooks')
  ).split('\n');
  return {
    isBare: isBare === 'true',
    topLevel: isBare === 'true' ? null : resolve(context.cwd, await ask('--show-toplevel')),
    gitDir: resolve(context.cwd, gitDir),
    hooksDir: resolve(context.cwd, hooks),
    pathOf: async (name) => resolve(context.cwd, await ask('--git-path', name)),
  };
}

/**
 * What simple-git forbids unless it is named. It looks at the environment too, where an editor, a pager
 * or the `core.hooksPath` of `git -c` are the user's own; arguments here are never a user's.
 */
const ALLOWED = [
  'CustomBinary',
  'Alias',
  'AskPass',
  'CommandBinaries',
  'ConfigEnvCount',
  'ConfigPaths',
  'CredentialHelper',
  'DiffExternal',
  'DiffTextConv',
  'Editor',
  'Exec',
  'Filter',
  'FsMonitor',
  'GitProxy',
  'GpgProgram',
  'HooksPath',
  'Include',
  'MergeDriver',
  'Pack',
  'Pager',
  'ProtocolOverride',
  'SshCommand',
  'Submodule',
  'TemplateDir',
  'UrlRewrite',
];

/**
 * simple-git with the environment of our own git processes. Version 4 takes GIT_DIR, GIT_INDEX_FILE
 * and the like from the child unless they are allowed by name, and would answer for another repository.
 */
export async function simpleGitOf(context: GitContext): Promise<SimpleGit> {
  const { simpleGit } = await import('simple-git');
  const env = gitEnv(context.env);
  const git = simpleGit({
    baseDir: context.cwd,
    binary: findGit(context),
    allowEnvironment: Object.keys(env),
    unsafe: Object.fromEntries(ALLOWED.map((name) => [`allowUnsafe${name}`, true])),
  });
  return git.env(env);
}

async function revParse(git: SimpleGit, args: string[]): Promise<string> {
  try {
    return (await git.raw('rev-parse', ...args)).replace(/\r?\n$/, '');
  } catch (error) {
    if (error instanceof ToolError) throw error;
    throw gitFailed(
      ['rev-parse'],
      'it gave an error',
      error instanceof Error ? error.message.trim() : String(error),
    );
  }
}
