import type { Identity } from '../attribution/identity.ts';
import type { GitContext } from './git-context.ts';
import { runGit } from './run-git.ts';

/** A commit as its header and message tell it. */
export interface LoggedCommit {
  oid: string;
  parents: string[];
  author: Identity;
  committer: Identity;
  /** ISO 8601 with offset. A rebase keeps this one and rewrites the committer's. */
  authorDate: string;
  /** In UTF-8, whatever it was written in. */
  message: string;
}

const FIELDS = ['%H', '%P', '%an', '%ae', '%cn', '%ce', '%aI', '%B'];

/**
 * Reads commits with their messages, newest first, with one git process.
 * @param revisions what `git log` takes: `main..HEAD`, `-n100`, `--no-walk`; no user's words that start with `-`
 * @param input further revisions, one a line
 * @throws ToolError when git fails, as for an unknown revision
 */
export async function readLog(
  context: GitContext,
  revisions: readonly string[],
  input?: string,
): Promise<LoggedCommit[]> {
  const { stdout } = await runGit(context, {
    args: [
      'log',
      '-z',
      '--no-color',
      '--no-show-signature',
      '--no-notes',
      '--no-mailmap',
      `--format=tformat:${FIELDS.join('%x1f')}`,
      ...revisions,
      ...(input === undefined ? [] : ['--stdin']),
      '--',
    ],
    ...(input === undefined ? {} : { input }),
  });
  return stdout.toString('utf8').split('\0').flatMap(parseCommit);
}

function parseCommit(record: string): LoggedCommit[] {
  const [oid = '', parents = '', an = '', ae = '', cn = '', ce = '', date = '', ...body] =
    record.split('\x1f');
  if (!/^[0-9a-f]{40,64}$/.test(oid)) return [];
  return [
    {
      oid,
      parents: parents.split(' ').filter(Boolean),
      author: { name: an, email: ae },
      committer: { name: cn, email: ce },
      authorDate: date,
      message: body.join('\x1f'),
    },
  ];
}

/**
 * Commits of a range that add a line with `AI-GENERATED:` in it, with those lines and their paths. Git's
 * `-G` lets only such commits through; whether a line is a marker is for the caller to say.
 */
export async function readAddedMarkerLines(
  context: GitContext,
  revisions: readonly string[],
  input?: string,
): Promise<Map<string, { path: string; text: string }[]>> {
  const { stdout } = await runGit(context, {
    args: [
      'log',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      '--no-show-signature',
      '--no-notes',
      '--src-prefix=a/',
      '--dst-prefix=b/',
      '-GAI-GENERATED:',
      '-p',
      '-U0',
      '--format=%x00%H',
      ...revisions,
      ...(input === undefined ? [] : ['--stdin']),
      '--',
    ],
    ...(input === undefined ? {} : { input }),
  });
  const found = new Map<string, { path: string; text: string }[]>();
  for (const record of stdout.toString('utf8').split('\0').slice(1)) {
    found.set(record.slice(0, record.indexOf('\n')), addedMarkerLines(record));
  }
  return found;
}

function addedMarkerLines(patch: string): { path: string; text: string }[] {
  const lines: { path: string; text: string }[] = [];
  let path = '';
  let inHunk = false;
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) inHunk = false;
    else if (line.startsWith('@@ ')) inHunk = true;
    else if (!inHunk && line.startsWith('+++ b/')) path = line.slice(6).replace(/\t$/, '');
    else if (inHunk && line.startsWith('+') && line.includes('AI-GENERATED:')) {
      lines.push({ path, text: line.slice(1) });
    }
  }
  return lines;
}
