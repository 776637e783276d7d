import type { ScanReport } from './scan-report.ts';

/** One JSON object; its schema is schemas/report.schema.json. Characters a terminal obeys are escaped. */
export function formatJson(report: ScanReport): string {
  const { version, source, totals, rules, durationMs, findings, suppressed } = report;
  const body = {
    version,
    source,
    files: totals.files,
    addedLines: totals.addedLines,
    rules,
    durationMs: Math.round(durationMs),
    findings,
    suppressed,
  };
  return `${escapeUnsafe(JSON.stringify(body, null, 2))}\n`;
}

/** JSON.stringify leaves DEL, C1, bidirectional and zero-width characters as they are. */
function escapeUnsafe(json: string): string {
  return json.replace(
    /[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g,
    (c) =>
      c
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
  );
}
