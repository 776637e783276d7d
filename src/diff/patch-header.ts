import { decodeUtf8 } from './latin1.ts';
import { unquotePath } from './unquote-path.ts';

/** What the lines before the first hunk of a file say; text holds one byte per character. */
export interface PatchHeader {
  /** Whether a `diff --git`, `diff --cc` or `diff --combined` line began it. */
  fromGit: boolean;
  /** The rest of the `diff --cc` line, else empty. */
  combinedName: string;
  oldName: string | null;
  newName: string | null;
  /** As written: full or short; empty when there is no `index` line. */
  oldOid: string;
  newOid: string;
  newMode: string;
  isNew: boolean;
  isDeleted: boolean;
  hasHunks: boolean;
}

/** A header of which nothing is known yet. */
export function emptyHeader(): PatchHeader {
  return {
    fromGit: false,
    combinedName: '',
    oldName: null,
    newName: null,
    oldOid: '',
    newOid: '',
    newMode: '',
    isNew: false,
    isDeleted: false,
    hasHunks: false,
  };
}

/** Takes in one of git's extended header lines; false when the line is none. */
export function addExtendedLine(header: PatchHeader, line: string): boolean {
  const index = /^index ([0-9a-f,]+)\.\.([0-9a-f]+)(?: ([0-7]{6}))?$/.exec(line);
  if (index !== null) {
    header.oldOid = index[1] ?? '';
    header.newOid = index[2] ?? '';
    header.newMode = index[3] ?? header.newMode;
    return true;
  }
  const mode =
    /^(new file|deleted file|new|old|)(?: |(?=mode))mode [0-7,]*(?:\.\.)?([0-7]{6})$/.exec(line);
  if (mode !== null) {
    if (mode[1] === 'new file') header.isNew = true;
    if (mode[1] === 'deleted file') header.isDeleted = true;
    if (mode[1] !== 'old' && mode[1] !== 'deleted file') header.newMode = mode[2] ?? '';
    return true;
  }
  return /^(?:similarity index|dissimilarity index|rename from|rename to|copy from|copy to|Binary files|GIT binary patch)\b/.test(
    line,
  );
}

/** The name of a `---` or `+++` line: unquoted, without the TAB and time stamp that may follow it. */
export function nameOfLine(rest: string): string | null {
  const line = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
  if (line.startsWith('"')) return unquotePath(line);
  const tab = line.indexOf('\t');
  return tab < 0 ? line : line.slice(0, tab);
}

const PREFIX = /^[abciow12]\//;

/** The path to report for a section: the new name (the old one of a deletion) without `a/` and `b/`. */
export function pathOf(header: PatchHeader): string {
  const { oldName, newName } = header;
  const old = oldName === '/dev/null' ? null : oldName;
  const name = newName === '/dev/null' ? old : newName;
  if (name === null) return decodeUtf8(unquotePath(header.combinedName) ?? header.combinedName);
  const prefixed = PREFIX.test(name) && (old === null || PREFIX.test(old));
  return decodeUtf8(prefixed ? name.slice(2) : name);
}
