/**
 * C0, DEL, C1, line separators, bidirectional controls (CVE-2021-42574), zero-width characters, tags and
 * lone surrogates: what can move a terminal's cursor, hide text or forge a log line.
 */
const UNSAFE =
  /[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;

/**
 * What a build's log obeys: a line that begins with `::`, also behind blanks (GitHub), and `##[…` or
 * `##vso[…` anywhere (GitHub's first form, Azure).
 */
const LOG_COMMAND = /^(?<lead> *):(?=:)|(?<=##\w*)\[/g;

/**
 * The only way for untrusted text (names, content, branch names, messages) to a terminal or a log.
 * @returns the text with unsafe characters as `\u{hex}`, tabs as one blank
 */
export function show(text: string): string {
  return text
    .replace(/\t/g, ' ')
    .replace(UNSAFE, hex)
    .replace(LOG_COMMAND, (found, lead: string | undefined) =>
      lead === undefined ? hex(found) : `${lead}${hex(':')}`,
    );
}

function hex(c: string): string {
  return `\\u{${(c.codePointAt(0) as number).toString(16)}}`;
}
