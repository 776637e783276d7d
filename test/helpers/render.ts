import { FORMATS, type FormatContext } from '../../src/report/formats.ts';
import type { ScanReport } from '../../src/report/scan-report.ts';
import { PLAIN } from '../../src/report/text.ts';

/** Renders as the commands do, at a fixed time. */
export async function render(
  format: string,
  report: ScanReport,
  over: Partial<FormatContext> = {},
): Promise<string> {
  const load = FORMATS[format];
  if (load === undefined) throw new Error(`no format ${format}`);
  const context = { paint: PLAIN, now: new Date('2026-01-02T03:04:05.678Z'), ...over };
  return (await load())(report, context);
}
