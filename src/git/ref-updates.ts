import { ToolError } from '../errors.ts';

/** One ref that a push moves. Ids are object ids; all zeros stand for "no object". */
export interface RefUpdate {
  ref: string;
  oldOid: string;
  newOid: string;
}

const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Whether an id stands for "no object": a new ref's old side, a deleted ref's new side. */
export function isZero(oid: string): boolean {
  return /^0+$/.test(oid);
}

/**
 * Reads the lines git gives a pre-push hook: `<local ref> <local id> <remote ref> <remote id>`.
 * @throws ToolError when a line is not of that form
 */
export function parsePushLines(text: string): RefUpdate[] {
  return lines(text).map((line) => {
    // A local ref may be an expression with blanks (`HEAD@{1 day ago}:main`): read from the right.
    const [oldOid = '', ref = '', newOid = ''] = line.split(' ').reverse();
    return checked({ ref, oldOid, newOid }, line);
  });
}

/**
 * Reads the lines git gives a pre-receive hook: `<old id> <new id> <ref>`.
 * @throws ToolError when a line is not of that form
 */
export function parseReceiveLines(text: string): RefUpdate[] {
  return lines(text).map((line) => {
    const [oldOid = '', newOid = '', ref = ''] = line.split(' ');
    return checked({ ref, oldOid, newOid }, line);
  });
}

/**
 * The push as the pre-commit framework describes it, which keeps git's lines to itself; null outside it.
 * It leaves the commits out when a root commit is among what is pushed, and names the local branch alone.
 */
export function pushOfFramework(
  env: Readonly<Record<string, string | undefined>>,
): { update: RefUpdate; remote: string } | null {
  const newOid =
    env.PRE_COMMIT_TO_REF || (env.PRE_COMMIT_REMOTE_NAME && env.PRE_COMMIT_LOCAL_BRANCH);
  if (!newOid) return null;
  const ref = env.PRE_COMMIT_REMOTE_BRANCH ?? 'HEAD';
  const oldOid = env.PRE_COMMIT_FROM_REF || '0'.repeat(40);
  return { update: { ref, oldOid, newOid }, remote: env.PRE_COMMIT_REMOTE_NAME ?? '' };
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function checked(update: RefUpdate, line: string): RefUpdate {
  if (OID.test(update.oldOid) && OID.test(update.newOid) && update.ref !== '') return update;
  throw new ToolError(
    `a line of standard input does not name a ref update: ${line.slice(0, 200)}`,
    'Run it as a git hook, or give it the lines that `git help githooks` describes.',
  );
}
