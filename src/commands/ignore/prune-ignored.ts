import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from '../../git/find-repository.ts';
import { readPaths } from '../../git/read-paths.ts';
import { show } from '../../report/show.ts';
import { keyOf } from '../../scan/suppress/ignore-file.ts';
import type { CommandResult, Io } from '../command.ts';
import { scanChange } from '../scan-change.ts';
import { readIgnored, writeIgnored } from './ignore-store.ts';

/** `hunkguard ignore --prune`: scans the files that entries name, whole, and drops what isn't found. */
export async function pruneIgnored(io: Io): Promise<CommandResult> {
  const root = findRoot(io.cwd);
  const { entries, comments } = await readIgnored(root);
  const paths = [...new Set(entries.map(({ path }) => path))].filter((path) =>
    existsSync(join(root, path)),
  );
  const inRoot = { ...io, cwd: root };
  const { findings, suppressed } = await scanChange(
    inRoot,
    { name: 'files', read: (onChunk) => readPaths(inRoot, paths, onChunk) },
    { remember: false },
  );
  const standing = new Set([...findings, ...suppressed].map(keyOf));
  const today = io.now().toISOString().slice(0, 10);
  const kept = entries.filter(
    (entry) => standing.has(keyOf(entry)) && (entry.until ?? today) >= today,
  );
  const gone = entries.filter((entry) => !kept.includes(entry));
  if (gone.length > 0) await writeIgnored(root, kept, comments);
  const lines = gone.map(
    ({ ruleId, path, reason }) => `dropped ${ruleId} in ${show(path)}: ${show(reason)}\n`,
  );
  const total = `${gone.length} dropped, ${kept.length} kept\n`;
  return { exitCode: 0, stdout: [...lines, total].join(''), stderr: '' };
}
