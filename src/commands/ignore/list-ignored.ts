import { findRoot } from '../../git/find-repository.ts';
import { show } from '../../report/show.ts';
import type { CommandResult, Io } from '../command.ts';
import { readIgnored } from './ignore-store.ts';

/** `hunkguard ignore --list`: what is accepted in the work tree, and what has expired. */
export async function listIgnored(io: Io): Promise<CommandResult> {
  const { entries } = await readIgnored(findRoot(io.cwd));
  const today = io.now().toISOString().slice(0, 10);
  const lines = entries.map(({ ruleId, path, fingerprint, until, reason }) => {
    const expiry =
      until === undefined ? '' : until < today ? ` (expired ${until})` : ` (until ${until})`;
    return `${fingerprint}  ${ruleId}  ${show(path)}  ${show(reason)}${expiry}\n`;
  });
  const total = `${entries.length} accepted ${entries.length === 1 ? 'finding' : 'findings'}\n`;
  return { exitCode: 0, stdout: [...lines, total].join(''), stderr: '' };
}
