import { join, relative } from 'node:path';
import { ToolError } from '../../errors.ts';
import { findRoot } from '../../git/find-repository.ts';
import { show } from '../../report/show.ts';
import { type IgnoreEntry, isDay, keyOf } from '../../scan/suppress/ignore-file.ts';
import type { CommandResult, Io } from '../command.ts';
import { type LastFinding, lastFindings } from '../last-run.ts';
import { readIgnored, writeIgnored } from './ignore-store.ts';

export interface IgnoreArgs {
  fingerprints: string[];
  last?: boolean;
  reason?: string;
  until?: string;
  rule?: string;
  path?: string;
}

/** `hunkguard ignore FINGERPRINT… --reason "…"`. */
export async function ignore(io: Io, args: IgnoreArgs): Promise<CommandResult> {
  const accepted = await namedFindings(io, args);
  const reason = reasonOf(args);
  const { until } = args;
  if (until !== undefined && !isDay(until)) {
    throw new ToolError(`--until ${until} is no day`, 'Write it as YYYY-MM-DD.');
  }
  const root = findRoot(io.cwd);
  const { entries, comments } = await readIgnored(root);
  const fresh = accepted.map(
    ({ ruleId, path, fingerprint }): IgnoreEntry => ({ ruleId, path, fingerprint, until, reason }),
  );
  const replaced = new Set(fresh.map(keyOf));
  const kept = entries.filter((entry) => !replaced.has(keyOf(entry)));
  const files = await writeIgnored(root, [...kept, ...fresh], comments);
  const lines = accepted.map(
    ({ ruleId, path, fingerprint }) => `accepted ${ruleId} in ${show(path)} (${fingerprint})\n`,
  );
  // The commands are typed where this one was.
  const here = files.map((file) => relative(io.cwd, join(root, file)));
  return { exitCode: 0, stdout: [...lines, nextStep(here)].join(''), stderr: '' };
}

/** It holds from HEAD on, so that no change can accept its own findings unseen. */
function nextStep(files: readonly string[]): string {
  const names = files.join(' ');
  return [
    'It holds once it is committed. On its own, before the rest:\n',
    `  git add ${names} && git commit -m "Accept findings of hunkguard" ${names}\n`,
    'or together with what you have staged:\n',
    `  git add ${names} && HUNKGUARD_ALLOW_WEAKEN=1 git commit\n`,
  ].join('');
}

function reasonOf({ reason = '' }: IgnoreArgs): string {
  const words = reason.replace(/\s+/g, ' ').trim();
  if (words !== '') return words;
  throw new ToolError(
    'a reason is missing',
    'Say why it is no danger: --reason "test fixture, revoked in May".',
  );
}

async function namedFindings(io: Io, args: IgnoreArgs): Promise<LastFinding[]> {
  const { fingerprints, rule, path } = args;
  if (!args.last && fingerprints.length === 0) {
    throw new ToolError(
      'nothing to ignore',
      'Name fingerprints, or give --last, --list or --prune.',
    );
  }
  const last = (await lastFindings(io)).filter(({ ruleId }) => ruleId !== 'settings-loosened');
  if (args.last && last.length === 0) {
    throw new ToolError('the last run is not known to have had findings', 'Run: hunkguard scan');
  }
  const found = args.last ? [...last] : [];
  for (const fingerprint of fingerprints) {
    const matches = last.filter((finding) => isNamed(finding, fingerprint));
    if (matches.length > 0) found.push(...matches);
    else found.push(fromElsewhere(fingerprint, rule, path));
  }
  return [...new Map(found.map((finding) => [keyOf(finding), finding])).values()];
}

function isNamed(finding: LastFinding, fingerprint: string): boolean {
  return fingerprint.length >= 8 && finding.fingerprint.startsWith(fingerprint.toLowerCase());
}

function fromElsewhere(
  fingerprint: string,
  ruleId: string | undefined,
  path: string | undefined,
): LastFinding {
  if (!/^[0-9a-f]{32}$/.test(fingerprint) || ruleId === undefined || path === undefined) {
    throw new ToolError(
      `no finding of the last run has the fingerprint ${fingerprint}`,
      'Run `hunkguard scan` first; for one from elsewhere give the whole fingerprint, --rule and --path.',
    );
  }
  return { ruleId, path, fingerprint, startLine: 0, severity: 'high', title: '' };
}
