import type { GitContext } from './git-context.ts';
import { runGit } from './run-git.ts';

/** Who last wrote one line. */
export interface BlamedLine {
  /** 1-based, in the blamed version. */
  line: number;
  commit: string;
  authorName: string;
  /** Without angle brackets. */
  authorEmail: string;
  /** Seconds since 1970. */
  authorTime: number;
  committerTime: number;
  /** The line comes from a commit outside the range that was asked for. */
  boundary: boolean;
  text: string;
}

/**
 * Blames a file, lines in order.
 * @param args what comes before the path: revisions, `-w`, `-L`
 * @throws ToolError when git fails, as for a path that the revision does not have
 */
export async function blameFile(
  context: GitContext,
  args: readonly string[],
  path: string,
): Promise<BlamedLine[]> {
  const { stdout } = await runGit(context, {
    args: ['blame', '--porcelain', ...args, '--', path],
  });
  return parsePorcelain(stdout.toString('utf8'));
}

type Meta = Omit<BlamedLine, 'line' | 'text' | 'commit'>;

function parsePorcelain(text: string): BlamedLine[] {
  const metas = new Map<string, Meta>();
  const lines: BlamedLine[] = [];
  let commit = '';
  let line = 0;
  for (const record of text.split('\n')) {
    if (record.startsWith('\t')) {
      lines.push({ ...metaOf(metas, commit), commit, line, text: record.slice(1) });
      continue;
    }
    const header = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(record);
    if (header === null) readMeta(metaOf(metas, commit), record);
    else [commit, line] = [header[1] ?? '', Number(header[2])];
  }
  return lines;
}

function metaOf(metas: Map<string, Meta>, commit: string): Meta {
  const known = metas.get(commit);
  if (known !== undefined) return known;
  const meta = {
    authorName: '',
    authorEmail: '',
    authorTime: 0,
    committerTime: 0,
    boundary: false,
  };
  metas.set(commit, meta);
  return meta;
}

function readMeta(meta: Meta, record: string): void {
  const space = record.indexOf(' ');
  const value = space === -1 ? '' : record.slice(space + 1);
  switch (space === -1 ? record : record.slice(0, space)) {
    case 'author':
      meta.authorName = value;
      break;
    case 'author-mail':
      meta.authorEmail = value.replace(/^<|>$/g, '');
      break;
    case 'author-time':
      meta.authorTime = Number(value);
      break;
    case 'committer-time':
      meta.committerTime = Number(value);
      break;
    case 'boundary':
      meta.boundary = true;
      break;
  }
}
