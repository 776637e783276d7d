import { markerAgent } from '../attribution/markers.ts';
import type { GitContext } from '../git/git-context.ts';
import { runGit } from '../git/run-git.ts';

/** Whether an added line of the staged change carries an `AI-GENERATED:` comment. */
export async function stagedHasMarker(context: GitContext): Promise<boolean> {
  const { stdout } = await runGit(context, {
    args: [
      'diff-index',
      '--cached',
      '-p',
      '-U0',
      '--no-ext-diff',
      '--no-textconv',
      '--no-color',
      '--text',
      'HEAD',
      '--',
    ],
    okCodes: [128],
  });
  return stdout
    .toString('latin1')
    .split('\n')
    .some(
      (line) =>
        line.startsWith('+') && !line.startsWith('+++ ') && markerAgent(line.slice(1)) !== null,
    );
}
