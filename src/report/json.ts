import { jsonText } from './json-text.ts';
import type { ScanReport } from './scan-report.ts';

/** Goes up when a field changes its meaning or leaves; new fields don't count. */
export const JSON_SCHEMA_VERSION = 1;

/** One JSON object; its schema is docs/schemas/report.v1.schema.json. */
export function formatJson(report: ScanReport): string {
  const { version, source, totals, rules, durationMs, findings, suppressed } = report;
  return jsonText({
    schemaVersion: JSON_SCHEMA_VERSION,
    version,
    source,
    files: totals.files,
    addedLines: totals.addedLines,
    rules,
    durationMs: Math.round(durationMs),
    findings,
    suppressed,
    ...(report.tools === undefined ? {} : { tools: report.tools, policy: report.policy }),
  });
}
