import { findRoot } from '../../git/find-repository.ts';
import type { GitContext } from '../../git/git-context.ts';
import type { Blobs } from '../../git/open-blobs.ts';
import { runGit } from '../../git/run-git.ts';
import type { BaselineEntry } from '../../scan/baseline/baseline-file.ts';
import { matchBaseline } from '../../scan/baseline/match-baseline.ts';
import type { Finding, SuppressedFinding } from '../../scan/finding.ts';
import { type BaselineStore, openStoreIn, openWorkStore } from './store.ts';

export interface Judged {
  findings: Finding[];
  suppressed: SuppressedFinding[];
  notices: string[];
}

export interface BaselineContext {
  git: GitContext;
  blobs: Blobs;
  /** The tree whose baseline holds, such as `HEAD`; undefined for the work tree. */
  before: string | undefined;
  /** The tree that the change leaves behind; undefined or empty for the index. */
  after: string | undefined;
  /** Every file was scanned: an entry that nothing used is stale. */
  isWhole: boolean;
  /** Every finding of the whole new file; undefined when the file can't be read. */
  wholeFile: (path: string) => Promise<readonly Finding[] | undefined>;
}

/** Takes what the baseline holds out of the verdict. */
export async function applyBaseline<J extends Judged>(
  judged: J,
  context: BaselineContext,
): Promise<J> {
  const { git, blobs, before } = context;
  const store =
    before === undefined
      ? await openWorkStore(findRoot(git.cwd))
      : await openStoreIn(git, blobs, before);
  if (store.paths.length === 0) return judged;
  const entries = await entriesFor(judged.findings, store, context);
  if (entries.list.length === 0) return judged;
  const counts = await standingCounts(judged.findings, entries.list, context);
  const match = matchBaseline(judged.findings, entries.list, {
    standing: (path, fingerprint) => counts.get(path)?.get(fingerprint),
    isGone: (path) => entries.gone.has(path),
  });
  const stale = context.isWhole ? staleOf(entries.list, match.used) : 0;
  const notice = `the baseline holds ${stale} that no longer stand: hunkguard baseline prune`;
  return {
    ...judged,
    findings: match.findings,
    suppressed: [...judged.suppressed, ...match.suppressed],
    notices: stale > 0 ? [...judged.notices, notice] : judged.notices,
  };
}

/** Entries of the findings' own paths and of paths that are gone; of all paths in a whole scan. */
async function entriesFor(
  findings: readonly Finding[],
  store: BaselineStore,
  context: BaselineContext,
): Promise<{ list: BaselineEntry[]; gone: ReadonlySet<string> }> {
  const { isWhole } = context;
  if (findings.length === 0 && !isWhole) return { list: [], gone: new Set() };
  const gone = await goneOf(store, context);
  const own = new Set(findings.map(({ path }) => path));
  const wanted = store.paths.filter((path) => isWhole || own.has(path) || gone.has(path));
  const list: BaselineEntry[] = [];
  for (const path of wanted) list.push(...(await store.read(path)));
  return { list, gone };
}

/**
 * Paths that the change takes away. One that was gone before has moved on long ago: what a change adds
 * elsewhere is new, and only a scan of everything may still find where it went.
 */
async function goneOf(
  store: BaselineStore,
  { git, before, after, isWhole }: BaselineContext,
): Promise<ReadonlySet<string>> {
  const present = await pathsIn(git, after);
  const gone = store.paths.filter((path) => !present.has(path));
  if (isWhole || gone.length === 0) return new Set(gone);
  const earlier = before === undefined ? new Set<string>() : await pathsIn(git, before);
  return new Set(gone.filter((path) => earlier.has(path)));
}

/** Every path of a tree, or of the index. */
async function pathsIn(git: GitContext, tree: string | undefined): Promise<ReadonlySet<string>> {
  const args = tree
    ? ['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree]
    : ['ls-files', '-z', '--cached'];
  // `ls-files` lists what is below the folder it runs in.
  const { stdout } = await runGit({ ...git, cwd: findRoot(git.cwd) }, { args });
  return new Set(stdout.toString('utf8').split('\0'));
}

/** How often the fingerprints that the baseline knows stand in the whole new files. */
async function standingCounts(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  { isWhole, wholeFile }: BaselineContext,
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const counts = new Map<string, Map<string, number>>();
  if (isWhole) return counts;
  const known = new Set(entries.map(({ path, fingerprint }) => `${path}\0${fingerprint}`));
  const paths = findings
    .filter(({ path, fingerprint }) => known.has(`${path}\0${fingerprint}`))
    .map(({ path }) => path);
  for (const path of new Set(paths)) {
    const whole = await wholeFile(path);
    if (whole === undefined) continue;
    const inFile = new Map<string, number>();
    for (const { fingerprint } of whole) {
      inFile.set(fingerprint, (inFile.get(fingerprint) ?? 0) + 1);
    }
    counts.set(path, inFile);
  }
  return counts;
}

function staleOf(
  entries: readonly BaselineEntry[],
  used: ReadonlyMap<BaselineEntry, number>,
): number {
  return entries
    .filter(({ verdict }) => verdict !== 'rejected')
    .reduce((sum, entry) => sum + entry.count - (used.get(entry) ?? 0), 0);
}
