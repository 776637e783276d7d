import type { LineOwner } from '../../attribution/marker-review.ts';
import { blameFile } from '../../git/blame.ts';
import type { Io } from '../command.ts';

/** Who last wrote each line of a file in the work tree, 1-based; empty for a file that git does not know. */
export async function lineOwners(io: Io, path: string): Promise<Map<number, LineOwner>> {
  const owners = new Map<number, LineOwner>();
  for (const line of await blamed(io, path)) {
    owners.set(line.line, {
      commit: line.commit,
      author: { name: line.authorName, email: line.authorEmail },
      day: new Date(line.authorTime * 1000).toISOString().slice(0, 10),
      committed: line.committerTime,
    });
  }
  return owners;
}

async function blamed(io: Io, path: string) {
  try {
    return await blameFile(io, [], path);
  } catch {
    // A new file has no history: whatever it says of reviews is as old as itself.
    return [];
  }
}
