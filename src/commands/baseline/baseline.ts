import { ToolError } from '../../errors.ts';
import { findRoot } from '../../git/find-repository.ts';
import { runGit } from '../../git/run-git.ts';
import { show } from '../../report/show.ts';
import { BASELINE_FOLDER } from '../../scan/baseline/baseline-file.ts';
import { type BaselineUpdate, updateBaseline } from '../../scan/baseline/update-baseline.ts';
import type { Finding } from '../../scan/finding.ts';
import type { CommandResult, Io } from '../command.ts';
import { allFilesSource } from '../scan/source.ts';
import { scanChange } from '../scan-change.ts';
import { openWorkStore, readAllEntries, writeStore } from './store.ts';

export interface BaselineArgs {
  dryRun?: boolean;
  /** `create` replaces what is there. */
  force?: boolean;
}

/** What `hunkguard baseline` can do with the baseline of the work tree. */
export type BaselineStep = 'create' | 'update' | 'prune';

/** `hunkguard baseline create|update|prune`: makes the baseline what stands now. */
export async function baseline(
  io: Io,
  step: BaselineStep,
  { dryRun = false, force = false }: BaselineArgs,
): Promise<CommandResult> {
  const root = findRoot(io.cwd);
  const store = await openWorkStore(root);
  refuseWrongStep(step, store.paths.length > 0, force);
  const before = step === 'create' ? [] : await readAllEntries(store);
  const update = updateBaseline(
    before,
    await findingsOfAllFiles(io),
    await trackedPaths(io, root),
    step !== 'prune',
  );
  if (!dryRun) await writeStore(root, store, update.entries);
  return { exitCode: 0, stdout: told(step, update, dryRun), stderr: '' };
}

/** What stands in every tracked file, whatever a baseline holds. */
export async function findingsOfAllFiles(io: Io): Promise<Finding[]> {
  const { findings } = await scanChange(io, allFilesSource(io), {
    baseline: false,
    remember: false,
  });
  return findings;
}

function refuseWrongStep(step: BaselineStep, exists: boolean, force: boolean): void {
  if (step === 'create' && exists && !force) {
    throw new ToolError(
      `there is a baseline already, in ${BASELINE_FOLDER}`,
      'Bring it up to date with `hunkguard baseline update`, or replace it with --force.',
    );
  }
  if (step !== 'create' && !exists) {
    throw new ToolError(
      `there is no baseline, no file in ${BASELINE_FOLDER}`,
      'Make one with `hunkguard baseline create`.',
    );
  }
}

async function trackedPaths(io: Io, root: string): Promise<ReadonlySet<string>> {
  const args = ['ls-files', '-z', '--cached'];
  const { stdout } = await runGit({ ...io, cwd: root }, { args });
  return new Set(stdout.toString('utf8').split('\0'));
}

function told(step: BaselineStep, update: BaselineUpdate, dryRun: boolean): string {
  const { entries, added, removed, renamed, rejected } = update;
  const held = entries
    .filter(({ verdict }) => verdict !== 'rejected')
    .reduce((sum, { count }) => sum + count, 0);
  const unreviewed = entries.filter(({ verdict }) => verdict === 'unreviewed').length;
  const changes = [`${added} added`, `${removed} removed`, `${renamed} renamed`].join(', ');
  const lines = [
    `hunkguard: the baseline ${dryRun ? 'would hold' : 'holds'} ${held} findings${step === 'create' ? '' : ` (${changes})`}`,
    ...rejected.map(
      ({ path, startLine, ruleId }) =>
        `  stands though it was rejected: ${show(path)}:${startLine}  ${ruleId}`,
    ),
    ...(unreviewed > 0
      ? [`  ${unreviewed} entries nobody has looked at: hunkguard baseline audit`]
      : []),
    ...(dryRun ? [] : [`  Commit ${BASELINE_FOLDER}: it holds from that commit on.`]),
  ];
  return `${lines.join('\n')}\n`;
}
