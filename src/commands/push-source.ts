import { readPushed } from '../git/read-pushed.ts';
import { parsePushLines, parseReceiveLines, pushOfFramework } from '../git/ref-updates.ts';
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
  return { name: 'push', read: (onChunk) => readPushed(io, updates, { remote }, onChunk) };
}

/** The commits that this repository is about to receive. */
export async function preReceiveSource(io: Io): Promise<ChangeSource> {
  const updates = parseReceiveLines(await textOf(io));
  return {
    name: 'received push',
    read: (onChunk) => readPushed(io, updates, { receive: true }, onChunk),
  };
}

async function textOf(io: Io): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of io.stdin()) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
