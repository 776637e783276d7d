import type { ScanReport } from './scan-report.ts';
import { show } from './show.ts';

const HEADS = ['tool', 'results', 'kept', 'folded', 'suppressed', 'blocking'];

/** A row a tool, cells padded to columns; no rows when hunkguard alone was asked. */
export function toolTable({ tools = [] }: ScanReport): string[][] {
  if (tools.length === 0) return [];
  const rows = [
    HEADS,
    ...tools.map(({ name, results, kept, folded, suppressed, blocking }) => [
      show(name),
      ...[results, kept, folded, suppressed, blocking].map(String),
    ]),
  ];
  const widths = HEADS.map((_, at) => Math.max(...rows.map((row) => (row[at] as string).length)));
  return rows.map((row) =>
    row.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] as number) : cell.padStart(widths[at] as number),
    ),
  );
}
