import { guessGitDir } from '../../git/find-repository.ts';
import { readJournalShare } from '../../git/journal-share.ts';
import { show } from '../../report/show.ts';
import type { CommandResult, Io } from '../command.ts';

/** `hunkguard attribution --staged`: how much of what is staged the journal gives to agents, per file. */
export async function stagedShare(io: Io, format: 'text' | 'json'): Promise<CommandResult> {
  const share = await readJournalShare(io, guessGitDir(io));
  if (format === 'json') {
    const empty = { ai: 0, added: 0, agents: [], files: [] };
    return { exitCode: 0, stdout: `${JSON.stringify(share ?? empty, null, 2)}\n`, stderr: '' };
  }
  if (share === null) {
    return { exitCode: 0, stdout: 'no recorded edits stand in the staged change\n', stderr: '' };
  }
  const files = share.files.map(({ path, ai, added }) => `${ai}/${added}  ${show(path)}`);
  const total = `${share.ai}/${share.added}  in all, by ${share.agents.map(show).join(', ') || 'nobody'}`;
  return { exitCode: 0, stdout: `${[...files, total].join('\n')}\n`, stderr: '' };
}
