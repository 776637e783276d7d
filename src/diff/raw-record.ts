import { ToolError } from '../errors.ts';
import { decodeUtf8 } from './latin1.ts';

/** One entry of git's `--raw -z` output: a file that differs between the two sides. */
export interface RawRecord {
  oldMode: string;
  newMode: string;
  oldOid: string;
  newOid: string;
  /** `A`, `M`, `T` (the kind of file changed), and `D` where deletions are asked for; unmerged entries never are. */
  status: string;
  /** The path's bytes, one per character. */
  rawPath: string;
  path: string;
  /** The commit it is listed under by `diff-tree --stdin`, else empty. */
  commit: string;
}

const RECORD =
  /^:([0-7]{6}) ([0-7]{6}) ([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64}) ([ADMT])$/;

/** Reads the field before the path; both hold one byte per character. Throws a ToolError on any other text. */
export function parseRawRecord(field: string, rawPath: string, commit: string): RawRecord {
  const match = RECORD.exec(field);
  if (match === null || rawPath === '') throw garbled('a record cannot be read');
  const [, oldMode = '', newMode = '', oldOid = '', newOid = '', status = ''] = match;
  return { oldMode, newMode, oldOid, newOid, status, rawPath, path: decodeUtf8(rawPath), commit };
}

/** The error for output that git, working rightly, never prints. */
export function garbled(what: string): ToolError {
  return new ToolError(
    `git's list of changes cannot be trusted: ${what}`,
    'Run `git fsck` and `git --version`; nothing was scanned, so nothing was let through.',
  );
}
