import { runGitSync, type TimedContext } from './run-git-sync.ts';

/**
 * Whether the index differs from HEAD. In a repository without a commit it does.
 * @throws ToolError never for a missing HEAD, otherwise when git fails
 */
export function stagedDiffersFromHead(context: TimedContext): boolean {
  const { code } = runGitSync(context, {
    args: ['diff-index', '--cached', '--quiet', 'HEAD', '--'],
    okCodes: [1, 128],
  });
  return code !== 0;
}

/** Paths that the index changes against HEAD, repository-relative. */
export function stagedPaths(context: TimedContext): string[] {
  const { stdout, code } = runGitSync(context, {
    args: ['diff-index', '--cached', '--name-only', '--no-renames', '-z', 'HEAD', '--'],
    okCodes: [128],
  });
  if (code === 128) {
    const all = runGitSync(context, { args: ['ls-files', '-z', '--cached'] });
    return records(all.stdout);
  }
  return records(stdout);
}

function records(bytes: Buffer): string[] {
  return bytes
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
}
