import type { ScanReport } from '../../src/report/scan-report.ts';
import type { Finding } from '../../src/scan/finding.ts';

/** A finding with every field set; tests name only what they are about. */
export function sampleFinding(over: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'sql-string-concat',
    category: 'sql-injection',
    title: 'SQL built by concatenation',
    severity: 'high',
    confidence: 'high',
    cwe: 'CWE-89',
    owasp: 'A03:2021',
    path: 'src/db.ts',
    startLine: 12,
    startColumn: 5,
    endLine: 12,
    endColumn: 41,
    line: '  db.query("SELECT * FROM t WHERE id=" + id)',
    fingerprint: '0123456789abcdef0123456789abcdef',
    why: 'Whoever sends the value reads and changes the database',
    fix: 'Pass the value as a parameter:\n```\ndb.query("… WHERE id = $1", [id])\n```',
    ...over,
  };
}

export function sampleReport(over: Partial<ScanReport> = {}): ScanReport {
  return {
    version: '1.2.3',
    source: 'staged',
    totals: { files: 3, addedLines: 40, addedBytes: 1000 },
    rules: 7,
    durationMs: 38.4,
    failOn: 'high',
    findings: [sampleFinding()],
    suppressed: [],
    notices: [],
    ...over,
  };
}

/** A name that every format has to make inert: markup, a formula, terminal and workflow commands. */
export const HOSTILE_PATH =
  "=cmd|' /C calc'!A0,<img src=x onerror=alert(1)>\"&%@org/team#1 [x](http://evil.example)\u001b[31m\u202e\n::error::forged";

/** One report with a finding in each category family, a hostile one, a repeated one and suppressed ones. */
export function fullReport(): ScanReport {
  return sampleReport({
    findings: [
      sampleFinding(),
      sampleFinding({
        startLine: 13,
        endLine: 13,
        replacement: { startLine: 13, startColumn: 9, endLine: 13, endColumn: 14, text: 'true' },
      }),
      sampleFinding({
        ruleId: 'aws-access-key',
        category: 'secret',
        title: 'AWS access key',
        severity: 'critical',
        cwe: 'CWE-798',
        owasp: 'A07:2021',
        path: 'deploy/a b#1%.env',
        line: 'KEY=AKIA…(20)',
        fingerprint: 'f'.repeat(32),
      }),
      sampleFinding({
        ruleId: 'no-ids',
        severity: 'medium',
        cwe: '',
        owasp: '',
        path: HOSTILE_PATH,
        line: '::stop-commands::x ##[add-mask]y ##vso[task.setvariable]z \u001b]0;t\u0007',
        title: '@everyone <b>bold</b> | `code`',
        fingerprint: 'a'.repeat(32),
      }),
      sampleFinding({ severity: 'low', ruleId: 'a-low-one', fingerprint: 'b'.repeat(32) }),
    ],
    suppressed: [
      {
        ...sampleFinding({ fingerprint: 'c'.repeat(32) }),
        suppression: { by: 'inline', reason: 'constant | table <name>' },
      },
      {
        ...sampleFinding({ fingerprint: 'd'.repeat(32), ruleId: 'only-suppressed' }),
        suppression: { by: 'baseline', reason: '' },
      },
    ],
    notices: ['src/a.ts:3: a bare hunkguard:allow silences nothing'],
  });
}
