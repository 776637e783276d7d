import type { Finding, SuppressedFinding } from '../../scan/finding.ts';
import type { ScanReport, ToolOutcome } from '../scan-report.ts';
import type { ForeignRun } from './foreign-result.ts';
import type { PlacedRun } from './place-results.ts';
import { scrubText } from './scrub-text.ts';

/** Other tools' findings that stand, and those that they or somebody else suppressed. */
export interface Foreign {
  findings: Finding[];
  suppressed: SuppressedFinding[];
}

/** What was left out without being judged is said. */
export function noticesOf(run: ForeignRun, placed: PlacedRun | undefined): string[] {
  const unplaced = placed?.unplaced ?? [];
  const first = unplaced[0]?.uri ?? 'no file';
  const left =
    unplaced.length === 0
      ? []
      : [
          `${run.tool}: about no file of the repository: ${unplaced.length} of its results (first: ${scrubText(first)})`,
        ];
  return [...run.notices.map((notice) => `${run.tool}: ${notice}`), ...left];
}

/** What each tool ran, what was kept of it and what blocks. */
export function outcomes(
  own: ScanReport,
  runs: readonly ForeignRun[],
  placed: readonly PlacedRun[],
  foreign: Foreign,
  findings: readonly Finding[],
): ToolOutcome[] {
  const standing = (tool: string | undefined) => findings.filter((one) => one.tool === tool);
  const blocking = (some: readonly Finding[]) => some.filter((one) => one.blocking).length;
  const first: ToolOutcome = {
    tool: 'hunkguard',
    name: `hunkguard ${own.version}`,
    results: own.findings.length + own.suppressed.length,
    kept: own.findings.length + own.suppressed.length,
    folded: 0,
    suppressed: own.suppressed.length,
    blocking: blocking(standing(undefined)),
  };
  const byTool = new Map<string, ToolOutcome>();
  for (const [at, run] of runs.entries()) {
    const known = byTool.get(run.tool);
    const results = (known?.results ?? 0) + run.results.length;
    const kept = (known?.kept ?? 0) + (placed[at]?.kept.length ?? 0);
    const suppressed = foreign.suppressed.filter(({ tool }) => tool === run.tool).length;
    byTool.set(run.tool, {
      tool: run.tool,
      name: run.name,
      results,
      kept,
      suppressed,
      folded: kept - suppressed - standing(run.tool).length,
      blocking: blocking(standing(run.tool)),
    });
  }
  return [first, ...byTool.values()];
}
