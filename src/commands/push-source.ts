import { readPushed } from '../git/read-pushed.ts';
import {
  isZero,
  parsePushLines,
  parseReceiveLines,
  pushOfFramework,
  type RefUpdate,
} from '../git/ref-updates.ts';
import type { Io } from './command.ts';
import type { ChangeSource } from './scan-change.ts';

/**
 * The commits of a push: git's lines on standard input and the remote's name as first argument, or what
 * the pre-commit framework passes on in variables.
 */
export async function prePushSource(argv: readonly string[], io: Io): Promise<ChangeSource> {
  const framework = pushOfFramework(io.env);
  const updates = framework === null ? parsePushLines(await textOf(io)) : [framework.update];
  const remote = framework?.remote ?? argv[0] ?? '';
  return {
    name: 'push',
    read: (onChunk) => readPushed(io, updates, { remote }, onChunk),
    trees: () => ({ before: tipOf(updates) }),
  };
}

/** The commits that this repository is about to receive. */
export async function preReceiveSource(io: Io): Promise<ChangeSource> {
  const updates = parseReceiveLines(await textOf(io));
  return {
    name: 'received push',
    read: (onChunk) => readPushed(io, updates, { receive: true }, onChunk),
    trees: () => ({ before: oldOf(updates), after: tipOf(updates) }),
  };
}

/** What is pushed was judged commit by commit: its own settings hold. */
function tipOf(updates: readonly RefUpdate[]): string {
  const update = updates.find(({ newOid }) => !isZero(newOid));
  return `${update?.newOid ?? 'HEAD'}:`;
}

/** What a server receives is judged by what it has: the ref's own settings, else the default branch's. */
function oldOf(updates: readonly RefUpdate[]): string {
  const update = updates.find(({ oldOid, newOid }) => !isZero(oldOid) && !isZero(newOid));
  return `${update?.oldOid ?? 'HEAD'}:`;
}

async function textOf(io: Io): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of io.stdin()) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
