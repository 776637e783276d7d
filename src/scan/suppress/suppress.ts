import { nearest } from '../../rules/nearest.ts';
import type { Finding, SuppressedFinding, Suppression } from '../finding.ts';
import { hideSecrets } from '../redact.ts';
import type { LocatedFinding } from '../scanner.ts';
import { type IgnoreEntry, keyOf } from './ignore-file.ts';
import { findInlineMarks, type InlineMark } from './inline-allow.ts';

export interface Suppressed {
  findings: Finding[];
  suppressed: SuppressedFinding[];
  notices: string[];
}

/** Whatever may answer for a finding. */
export interface SuppressOptions {
  /** Whether marks in the scanned lines count for a path. */
  inlineIgnores: (path: string) => boolean;
  /** Accepted findings. */
  ignored: readonly IgnoreEntry[];
  /** The reason of the allowlist entry that covers a finding. */
  allowlisted: (located: LocatedFinding) => string | undefined;
  /** `YYYY-MM-DD`: an entry whose `until` is before it no longer counts. */
  today: string;
  /** Ids that an inline mark may name. */
  ruleIds: () => readonly string[];
}

/** Another scanner's mark speaks of secrets only. */
const SECRETS = ['secret', 'secret-file', 'hardcoded-credentials'];

/** Parts the findings that someone has answered for from those that stand. */
export function suppress(located: readonly LocatedFinding[], options: SuppressOptions): Suppressed {
  const findings: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const notices = new Set<string>();
  const ignored = new Map(options.ignored.map((entry) => [keyOf(entry), entry]));
  const hide = hideSecretsOf(located);
  const say = (finding: Finding, text: string) =>
    notices.add(`${finding.path}:${finding.startLine}: ${text}`);
  for (const one of located) {
    const { finding } = one;
    const suppression =
      byInlineMark(one, options, say) ??
      byIgnoreFile(finding, ignored.get(keyOf(finding)), options.today, say) ??
      byAllowlist(one, options);
    if (suppression === undefined) findings.push(finding);
    else suppressed.push({ ...finding, suppression: hide(finding, suppression) });
  }
  return { findings, suppressed, notices: [...notices] };
}

/** A mark's reason reaches to the end of its line, where a secret may stand as well. */
function hideSecretsOf(
  located: readonly LocatedFinding[],
): (finding: Finding, suppression: Suppression) => Suppression {
  const onLine = new Map<string, Set<string>>();
  for (const { finding, secret } of located) {
    if (secret === '') continue;
    const place = `${finding.path}:${finding.startLine}`;
    onLine.set(place, (onLine.get(place) ?? new Set()).add(secret));
  }
  return ({ path, startLine }, { by, reason }) => {
    // A next-line mark stands on the line above.
    const secrets = [startLine, startLine - 1].flatMap((line) => [
      ...(onLine.get(`${path}:${line}`) ?? []),
    ]);
    return { by, reason: hideSecrets(reason, secrets) };
  };
}

type Say = (finding: Finding, text: string) => void;

function byInlineMark(
  { finding, rawLine, lineAbove }: LocatedFinding,
  options: SuppressOptions,
  say: Say,
): Suppression | undefined {
  const marks = findInlineMarks(rawLine, lineAbove);
  if (marks.length === 0) return undefined;
  if (!options.inlineIgnores(finding.path)) {
    say(finding, `${marks[0]?.mark} does not count: inline allows are switched off`);
    return undefined;
  }
  for (const mark of marks) {
    if (mark.ruleIds !== undefined) warnOfMark(finding, mark, options, say);
    if (!covers(mark, finding)) continue;
    if (mark.ruleIds === undefined) {
      return {
        by: 'inline',
        reason: mark.reason === '' ? mark.mark : `${mark.mark} ${mark.reason}`,
      };
    }
    if (isNoReason(mark.reason)) say(finding, `${mark.mark} ${finding.ruleId} gives no reason`);
    return { by: 'inline', reason: mark.reason };
  }
  return undefined;
}

function covers({ ruleIds }: InlineMark, finding: Finding): boolean {
  return ruleIds === undefined
    ? SECRETS.includes(finding.category)
    : ruleIds.includes(finding.ruleId);
}

function warnOfMark(
  finding: Finding,
  { mark, ruleIds = [] }: InlineMark,
  options: SuppressOptions,
  say: Say,
): void {
  if (ruleIds.length === 0) {
    say(finding, `a bare ${mark} silences nothing: name the rule (${finding.ruleId}) and a reason`);
  }
  for (const id of ruleIds) {
    if (id === finding.ruleId) continue;
    const known = options.ruleIds();
    if (known.includes(id)) continue;
    const close = nearest(id, known);
    const meant = close === undefined ? `this is ${finding.ruleId}` : `did you mean ${close}?`;
    say(finding, `${mark}: no rule is called "${id}" (${meant})`);
  }
}

/** The placeholder of the printed line, copied as it stands, says nothing either. */
function isNoReason(reason: string): boolean {
  return reason === '' || reason === '<reason>';
}

function byIgnoreFile(
  finding: Finding,
  entry: IgnoreEntry | undefined,
  today: string,
  say: Say,
): Suppression | undefined {
  if (entry === undefined) return undefined;
  if (entry.until !== undefined && entry.until < today) {
    say(finding, `was accepted until ${entry.until}, which has passed (${entry.reason})`);
    return undefined;
  }
  return { by: 'ignore-file', reason: entry.reason };
}

function byAllowlist(
  located: LocatedFinding,
  { allowlisted }: SuppressOptions,
): Suppression | undefined {
  const reason = allowlisted(located);
  return reason === undefined ? undefined : { by: 'allowlist', reason };
}
