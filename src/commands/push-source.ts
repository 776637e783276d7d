import type { ChangeTotals, OnChunk } from '../diff/added-chunk.ts';
import { type PushTarget, readPushed } from '../git/read-pushed.ts';
import { readPushedMessages } from '../git/read-pushed-messages.ts';
import {
  isZero,
  parsePushLines,
  parseReceiveLines,
  pushOfFramework,
  type RefUpdate,
} from '../git/ref-updates.ts';
import type { Io } from './command.ts';
import type { ChangeSource } from './scan-change.ts';

/** A push as a source of added lines, and what it moves. */
export interface PushSource extends ChangeSource {
  updates: readonly RefUpdate[];
  target: PushTarget;
}

/**
 * The commits of a push: git's lines on standard input and the remote's name as first argument, or what
 * the pre-commit framework passes on in variables.
 */
export async function prePushSource(argv: readonly string[], io: Io): Promise<PushSource> {
  const framework = pushOfFramework(io.env);
  const updates = framework === null ? parsePushLines(await textOf(io)) : [framework.update];
  const remote = framework?.remote ?? argv[0] ?? '';
  const target = { remote };
  return {
    name: 'push',
    updates,
    target,
    read: (onChunk) => readAll(io, updates, target, onChunk),
    trees: () => ({ before: tipOf(updates) }),
  };
}

/** The commits that this repository is about to receive. */
export async function preReceiveSource(io: Io): Promise<PushSource> {
  const updates = parseReceiveLines(await textOf(io));
  const target = { receive: true } as const;
  return {
    name: 'received push',
    updates,
    target,
    read: (onChunk) => readAll(io, updates, target, onChunk),
    trees: () => ({ before: oldOf(updates), after: tipOf(updates) }),
  };
}

/** The lines that the commits add, which are what is counted, and the messages. */
async function readAll(
  io: Io,
  updates: readonly RefUpdate[],
  target: PushTarget,
  onChunk: OnChunk,
): Promise<ChangeTotals> {
  const totals = await readPushed(io, updates, target, onChunk);
  await readPushedMessages(io, updates, target, onChunk);
  return totals;
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
