import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { guessGitDir } from '../git/find-repository.ts';
import type { Finding } from '../scan/finding.ts';
import type { Io } from './command.ts';

/** What is remembered of a finding so that it can be accepted: nothing of the line itself. */
export type LastFinding = Pick<
  Finding,
  'ruleId' | 'path' | 'startLine' | 'severity' | 'title' | 'fingerprint'
>;

function fileOf(io: Io): string {
  return join(guessGitDir(io), 'hunkguard', 'last.json');
}

/** Remembers the findings of a run in the git directory, for `hunkguard ignore`; only when there are any. */
export async function rememberFindings(io: Io, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0 || !existsSync(join(guessGitDir(io), 'HEAD'))) return;
  const kept: LastFinding[] = findings.map(
    ({ ruleId, path, startLine, severity, title, fingerprint }) => ({
      ruleId,
      path,
      startLine,
      severity,
      title,
      fingerprint,
    }),
  );
  try {
    mkdirSync(dirname(fileOf(io)), { recursive: true });
    writeFileSync(fileOf(io), `${JSON.stringify(kept)}\n`);
  } catch {
    // A read-only repository: only `ignore --last` goes without.
  }
}

/** The findings of the last run that had any; empty when there was none. */
export async function lastFindings(io: Io): Promise<LastFinding[]> {
  try {
    return JSON.parse(readFileSync(fileOf(io), 'utf8')) as LastFinding[];
  } catch {
    return [];
  }
}
