import type { Severity } from '../rules/rule.ts';
import type { Finding } from '../scan/finding.ts';
import { cweNumber, cweUrl } from './cwe.ts';
import { jsonText } from './json-text.ts';
import type { ScanReport } from './scan-report.ts';

const SEVERITY: Readonly<Record<Severity, string>> = {
  critical: 'ERROR',
  high: 'ERROR',
  medium: 'WARNING',
  low: 'INFO',
};

/** Reviewdog Diagnostic Format (github.com/reviewdog/reviewdog, proto/rdf). */
export function formatRdjson({ findings }: ScanReport): string {
  return jsonText({
    source: { name: 'hunkguard', url: 'https://www.npmjs.com/package/hunkguard' },
    diagnostics: findings.map((finding) => {
      const { title, why, severity, path, ruleId } = finding;
      const number = cweNumber(finding.cwe);
      return {
        message: `${title}. ${why.trim()}`,
        location: { path, range: rangeOf(finding) },
        severity: SEVERITY[severity],
        code: { value: ruleId, ...(number === undefined ? {} : { url: cweUrl(number) }) },
        ...suggestionOf(finding),
      };
    }),
  });
}

/** A suggestion is nothing without its columns: it is made only for a fix on the very line that is shown. */
function suggestionOf({ replacement, startLine, line }: Finding) {
  if (replacement === undefined || !isPlain(line)) return {};
  if (replacement.startLine !== startLine || replacement.endLine !== startLine) return {};
  return {
    suggestions: [
      {
        range: {
          start: { line: startLine, column: replacement.startColumn },
          end: { line: startLine, column: replacement.endColumn },
        },
        text: replacement.text,
      },
    ],
  };
}

function isPlain(line: string): boolean {
  return !/[^\t\x20-\x7e]/.test(line);
}

/** rdjson counts columns in UTF-8 bytes; they are left out where ours, in UTF-16 units, could differ. */
function rangeOf({ startLine, startColumn, endLine, endColumn, line }: Finding) {
  return isPlain(line)
    ? {
        start: { line: startLine, column: startColumn },
        end: { line: endLine, column: endColumn },
      }
    : { start: { line: startLine }, end: { line: endLine } };
}
